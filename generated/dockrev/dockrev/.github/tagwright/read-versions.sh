# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: LISTINGS (of list-tags), REFS (of list-git-tags), PUBLISHED (takes JSON [{tag, revision}])   out: count
# Versions that are published and have no git tag yet, each with the commit that its image was built from.
source .github/tagwright/act.sh
jq -r '.[] | .repository as $name | .tags[] | select(test("^[0-9]+[.][0-9]+[.][0-9]+$")) | "\($name) \(.)"' \
  "$LISTINGS" >"$ACT_TEMP/versions"
: >"$ACT_TEMP/published"
while read -r name tag; do
  if grep -qE "refs/tags/v?${tag//./[.]}\$" "$REFS"; then continue; fi
  read_manifest "$name:$tag" "$ACT_TEMP/manifest" || fail "$name:$tag was listed and is not there" 5
  first=$(jq -r 'first(.manifests[]? | select(.platform and .platform.os != "unknown")).digest // empty' "$ACT_TEMP/manifest")
  try skopeo inspect --config --raw "docker://$name@${first:-$(digest_in "$ACT_TEMP/manifest")}" >"$ACT_TEMP/config" ||
    fail "$name:$tag: its configuration cannot be read" 5
  jq -c --arg tag "$tag" '{$tag, revision: (.config.Labels["org.opencontainers.image.revision"] // "")}' \
    "$ACT_TEMP/config" >>"$ACT_TEMP/published"
done <"$ACT_TEMP/versions"
jq -s . "$ACT_TEMP/published" >"$PUBLISHED"
output count "$(jq length "$PUBLISHED")"
