# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAME (such as docker.io/acme/app), TOKEN_FILE (of hub-token), INVENTORY (the file to write)   out: count
# Docker Hub lists tags and what they lead to, and deletes tags alone: here a version is a digest with its tags.
source .github/tagwright/act.sh
repository=${NAME#*/}
read_at=$(date -u +%FT%TZ)
touch "$ACT_TEMP/pages"
url="https://hub.docker.com/v2/namespaces/${repository%%/*}/repositories/${repository#*/}/tags?page_size=100"
while [[ -n $url ]]; do
  [[ $url == https://hub.docker.com/* ]] || fail "Docker Hub names the next page $url, which is not its own" 5
  hub --header "@$TOKEN_FILE" "$url" >"$ACT_TEMP/page"
  jq -c . "$ACT_TEMP/page" >>"$ACT_TEMP/pages"
  url=$(jq -r '.next // empty' "$ACT_TEMP/page")
done

jq -s --arg image "$NAME" --arg readAt "$read_at" '
  (map(.results[]) | unique_by(.name)) as $tags
  | if ($tags | length) < .[-1].count then error("the list is shorter than Docker Hub says") else . end
  | ($tags | group_by(.digest // error("\(.name) has no digest"))) as $digests
  | {$image, unit: "tags", complete: true, $readAt, tags: ($tags | map(.name)),
     listings: [[$digests[] | {id: null, digest: .[0].digest, tags: map(.name), created: (map(.last_updated) | min), updated: (map(.last_updated) | max)}]],
     manifests: [$digests[][0] | {digest, manifest: {schemaVersion: 2, manifests: [.digest as $index | .images[].digest | strings | select(. != $index) | {digest: .}]}}]}
' "$ACT_TEMP/pages" >"$ACT_TEMP/inventory"
mv "$ACT_TEMP/inventory" "$INVENTORY"
output count "$(jq '.tags | length' "$INVENTORY")"
