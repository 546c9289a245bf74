# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: IMAGE (NAME@DIGEST), [FILE] (takes the manifest)   out: platforms, labels (both JSON), revision
# What is looked at has the digest that was asked for, and the labels are those of its first platform.
source .github/tagwright/act.sh
manifest=${FILE:-$ACT_TEMP/manifest}
read_manifest "$IMAGE" "$manifest" || fail "$IMAGE does not exist" 2
platforms=$(platforms_of "$IMAGE" "$manifest")
first=$(jq -r 'first(.manifests[]? | select(.platform and .platform.os != "unknown")).digest // empty' "$manifest")
try skopeo inspect --config --raw "docker://${IMAGE%@*}@${first:-${IMAGE##*@}}" >"$ACT_TEMP/config" ||
  fail "$IMAGE: its configuration cannot be read" 5
output platforms "$platforms"
output labels "$(jq -c '.config.Labels // {}' "$ACT_TEMP/config")"
output revision "$(jq -r '.config.Labels["org.opencontainers.image.revision"] // ""' "$ACT_TEMP/config")"
