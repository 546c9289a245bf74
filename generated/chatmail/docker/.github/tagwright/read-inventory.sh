# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, NAME (such as ghcr.io/acme/app), INVENTORY (the file to write)   out: count
# All versions with the manifest of each, or no file. The list is read before and after the manifests: while it changes,
# entries slip between its pages.
source .github/tagwright/act.sh
unread() { fail "$1 of $NAME cannot be read: $(reason_in "$ACT_TEMP/error")" 5; }
package=$(package_path "$NAME" 2>"$ACT_TEMP/error") || unread 'the owner'
read_at=$(date -u +%FT%TZ)
mkdir "$ACT_TEMP/manifests"

list_versions() {
  api --paginate "$package/versions?per_page=100" \
    --jq '.[] | {id, digest: .name, tags: .metadata.container.tags, created: .created_at, updated: .updated_at}'
}

# One file a manifest, named by its digest; null where the registry has none, though it is listed.
read_version() {
  read_manifest "$NAME@$1" "$ACT_TEMP/$1" || echo null >"$ACT_TEMP/$1"
  mv "$ACT_TEMP/$1" "$ACT_TEMP/manifests/$1"
}

try skopeo list-tags "docker://$NAME" >"$ACT_TEMP/tags" 2>"$ACT_TEMP/error" || unread 'the tags'
for list in before after; do
  list_versions >"$ACT_TEMP/$list" 2>"$ACT_TEMP/error" || unread 'the list'
  jq -r .digest "$ACT_TEMP/$list" | sort -u >"$ACT_TEMP/digests"
  while mapfile -t -n 8 digests && ((${#digests[@]} > 0)); do
    for digest in "${digests[@]}"; do [[ -e $ACT_TEMP/manifests/$digest ]] || read_version "$digest" & done
    wait
  done <"$ACT_TEMP/digests"
  while read -r digest; do [[ -e $ACT_TEMP/manifests/$digest ]] || exit 5; done <"$ACT_TEMP/digests"
done
[[ -s $ACT_TEMP/after ]] || fail "$NAME lists no version" 5

jq -c '{digest: (input_filename | split("/") | last), manifest: del(.layers)}' "$ACT_TEMP"/manifests/* >"$ACT_TEMP/read"
jq -n --arg image "$NAME" --arg readAt "$read_at" --slurpfile before "$ACT_TEMP/before" --slurpfile after "$ACT_TEMP/after" \
  --slurpfile tags "$ACT_TEMP/tags" --slurpfile manifests "$ACT_TEMP/read" \
  '{$image, unit: "versions", complete: true, $readAt, listings: [$before, $after], tags: ($tags[0].Tags // []), $manifests}' >"$INVENTORY"
output count "$(wc -l <"$ACT_TEMP/after")"
