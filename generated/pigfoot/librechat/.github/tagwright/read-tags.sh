# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: READ (JSON [{repository, tag}]), READINGS (takes JSON [{repository, tag, digest, platforms} or {…, absent: true}])
# Each tag is read once, and its platforms are those of the digest that it stood for.
source .github/tagwright/act.sh
jq -r '.[] | "\(.repository) \(.tag)"' <<<"$READ" >"$ACT_TEMP/tags"
while read -r repository tag; do
  digest='' platforms=null
  if read_manifest "$repository:$tag" "$ACT_TEMP/manifest"; then
    digest=$(digest_in "$ACT_TEMP/manifest")
    platforms=$(platforms_of "$repository@$digest" "$ACT_TEMP/manifest")
  fi
  jq -nc --arg repository "$repository" --arg tag "$tag" --arg digest "$digest" --argjson platforms "$platforms" \
    '{$repository, $tag} + if $digest == "" then {absent: true} else {$digest, $platforms} end' >>"$ACT_TEMP/readings"
done <"$ACT_TEMP/tags"
touch "$ACT_TEMP/readings"
jq -s . "$ACT_TEMP/readings" >"$READINGS"
