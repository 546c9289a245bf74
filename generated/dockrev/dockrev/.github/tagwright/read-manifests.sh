# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAME, DIGESTS (of decide check-legs), MANIFESTS (the file to write, for decide make-index), [PRODUCT], [VARIANT]
# What the registry holds under each digest, byte for byte; one that is missing ends the step.
source .github/tagwright/act.sh
jq -r --arg product "${PRODUCT:-}" --arg variant "${VARIANT:-}" \
  '.[] | select((.product // "") == $product and (.variant // "") == $variant) | "\(.platform) \(.digest)"' \
  <<<"$DIGESTS" >"$ACT_TEMP/legs"
while read -r platform digest; do
  read_manifest "$NAME@$digest" "$ACT_TEMP/raw" || fail "$NAME@$digest ($platform) is not there" 4
  jq -c --arg platform "$platform" --arg digest "$digest" --rawfile raw "$ACT_TEMP/raw" \
    --argjson size "$(wc -c <"$ACT_TEMP/raw")" '
    "application/vnd.oci.image.\(if .manifests then "index" else "manifest" end).v1+json" as $usual
    | {$platform, $digest, $size, mediaType: (.mediaType // $usual), $raw}' "$ACT_TEMP/raw" >>"$ACT_TEMP/manifests"
done <"$ACT_TEMP/legs"
[[ -s $ACT_TEMP/manifests ]] || fail "DIGESTS holds nothing for product '${PRODUCT:-}' and variant '${VARIANT:-}'" 4
jq -s . "$ACT_TEMP/manifests" >"$MANIFESTS"
