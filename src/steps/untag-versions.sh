# in: GH_TOKEN, NAME, PLAN (the RESULT of decide cleanup-recheck), LOG (JSON lines)   out: untagged
# GHCR deletes no tags. An index without images takes the tag over, and goes with it; the version that had it stays.
source .github/tagwright/act.sh
package=$(package_path "$NAME") || fail "the owner of $NAME cannot be read" 5
jq -r '.untag[] | "\(.tag) \(.digest)"' "$PLAN" >"$ACT_TEMP/untags"
touch "$LOG"
untagged=0
at_exit() { output untagged "$untagged"; }

# version_of DIGEST TAG: prints the version that carries this tag and no other; is_listed says yes when there is one.
version_of() {
  api --paginate "$package/versions?per_page=100" --jq ".[] | select(.name == \"$1\" and .metadata.container.tags == [\"$2\"]) | .id"
}
is_listed() { [[ -z $(version_of "$@") ]] || echo yes; }

while read -r tag digest; do
  found=$(digest_of "$NAME:$tag")
  if [[ $found != "$digest" ]]; then warn "$NAME:$tag stands for ${found:-nothing} now, and is left alone" && continue; fi
  jq -n --arg what "$tag, run $GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT" \
    '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: [], annotations: {untag: $what}}' >"$ACT_TEMP/empty"
  empty=$(digest_in "$ACT_TEMP/empty")
  jq -cn --arg digest "$digest" --arg tag "$tag" '{id: null, $digest, tags: [$tag]}' | tee -a "$LOG"
  push_index "$ACT_TEMP/empty" "$NAME:$tag"
  reads_as yes is_listed "$empty" "$tag" || fail "$NAME:$tag stands for the empty index $empty, and no version shows it; delete that one by hand" 5
  version=$(version_of "$empty" "$tag")
  api --silent -X DELETE "$package/versions/$version" 2>"$ACT_TEMP/error" || grep -q 'HTTP 404' "$ACT_TEMP/error" ||
    fail "$NAME:$tag stands for the empty index $empty, which is not deleted: $(reason_in "$ACT_TEMP/error")" 5
  untagged=$((untagged + 1))
done <"$ACT_TEMP/untags"
