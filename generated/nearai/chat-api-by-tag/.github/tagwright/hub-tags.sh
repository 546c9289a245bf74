# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAMESPACE, NAME, TOKEN_FILE (of hub-token), TAGS (the file to write)   out: count
# All tags with their digests, or none: a page that fails ends the step.
source .github/tagwright/act.sh
url="https://hub.docker.com/v2/namespaces/$NAMESPACE/repositories/$NAME/tags?page_size=100"
while [[ -n $url ]]; do
  [[ $url == https://hub.docker.com/* ]] || fail "Docker Hub names the next page $url, which is not its own" 5
  hub --header "@$TOKEN_FILE" "$url" >"$ACT_TEMP/page.json"
  jq -c '.results[] | {name, digest, last_updated,
    platforms: [.images[]? | [.os, .architecture, (.variant | select(. and . != ""))] | join("/")]}' "$ACT_TEMP/page.json" >>"$ACT_TEMP/tags"
  url=$(jq -r '.next // empty' "$ACT_TEMP/page.json")
done
touch "$ACT_TEMP/tags"
(($(jq -s 'unique_by(.name) | length' "$ACT_TEMP/tags") >= $(jq '.count // 0' "$ACT_TEMP/page.json"))) ||
  fail 'the list is shorter than Docker Hub says' 5
jq -s . "$ACT_TEMP/tags" >"$TAGS"
output count "$(jq length "$TAGS")"
