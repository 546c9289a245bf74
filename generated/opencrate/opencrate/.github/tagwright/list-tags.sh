# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAMES (separated by blanks or lines), LISTINGS (takes JSON [{repository, complete, tags}])
# Every page of every registry was read, or the step fails; only a repository that does not exist has no tags.
source .github/tagwright/act.sh
for name in $NAMES; do
  if try skopeo list-tags "docker://$name" >"$ACT_TEMP/tags" 2>"$ACT_TEMP/error"; then
    jq -c '.Tags // []' "$ACT_TEMP/tags"
  elif grep -qiE 'fetching tags list: .*(name unknown|\b404\b)' "$ACT_TEMP/error"; then
    echo '[]'
  else
    fail "the tags of $name cannot be listed: $(reason_in "$ACT_TEMP/error")" 5
  fi | jq -c --arg repository "$name" '{$repository, complete: true, tags: .}' >>"$ACT_TEMP/listings"
done
jq -s . "$ACT_TEMP/listings" >"$LISTINGS"
