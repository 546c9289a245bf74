# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: LEG, DIGEST, RECORD (the file to write), [PLATFORM], [PRODUCT], [VARIANT]
# Only a digest is recorded: nothing, or the hash of nothing, ends the step.
source .github/tagwright/act.sh
nothing=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
[[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ && $DIGEST != "$nothing" ]] ||
  fail "the builder of $LEG gave '$DIGEST', which is no digest of an image" 4
mkdir -p "$(dirname "$RECORD")"
jq -n --arg leg "$LEG" --arg digest "$DIGEST" --argjson attempt "$GITHUB_RUN_ATTEMPT" \
  --arg platform "${PLATFORM:-}" --arg product "${PRODUCT:-}" --arg variant "${VARIANT:-}" \
  '{$leg, $digest, $attempt, $platform, $product, $variant}' >"$RECORD"
