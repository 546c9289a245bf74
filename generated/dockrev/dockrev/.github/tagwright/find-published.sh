# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAME, TAG, LABELS (lines name=value that the image must have)   out: digest (empty when there is none)
# A tag that says the same is not enough: its image has to say so too. What cannot be read ends the step.
source .github/tagwright/act.sh
digest=$(digest_of "$NAME:$TAG")
if [[ -n $digest ]]; then
  read_manifest "$NAME@$digest" "$ACT_TEMP/manifest" || fail "$NAME@$digest does not exist" 5
  first=$(jq -r 'first(.manifests[]? | select(.platform and .platform.os != "unknown")).digest // empty' "$ACT_TEMP/manifest")
  try skopeo inspect --config --raw "docker://$NAME@${first:-$digest}" >"$ACT_TEMP/config" ||
    fail "$NAME@$digest: its configuration cannot be read" 5
  jq -r '.config.Labels // {} | to_entries[] | "\(.key)=\(.value)"' "$ACT_TEMP/config" >"$ACT_TEMP/labels"
  while read -r label; do
    grep -qFxe "$label" "$ACT_TEMP/labels" || digest=
  done <<<"$LABELS"
fi
output digest "$digest"
