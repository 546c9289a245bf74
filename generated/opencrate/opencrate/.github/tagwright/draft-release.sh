# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, TAG, TITLE, TARGET (a commit), NOTES (a file: Markdown, or the answer of a decision with `notes` in it),
#     [PRERELEASE], [UPDATE_PUBLISHED], [PUSHED]   out: state (draft or published)
# Never publishes, never makes a second draft. What is public stays, or with UPDATE_PUBLISHED gets title and notes anew.
source .github/tagwright/act.sh
commit=$(tag_commit 2>"$ACT_TEMP/reason") || release_failed "$(reason_in "$ACT_TEMP/reason")"
[[ -z $commit || $commit == "$TARGET" ]] || release_failed "the git tag $TAG stands for $commit, and the release is of $TARGET"
jq -n --rawfile text "$NOTES" '{tag_name: env.TAG, target_commitish: env.TARGET, name: env.TITLE,
  body: (($text | fromjson? | objects | .notes) // $text), draft: true, prerelease: (env.PRERELEASE == "true")}' >"$ACT_TEMP/draft.json"
jq '{name, body}' "$ACT_TEMP/draft.json" >"$ACT_TEMP/text.json"
releases=repos/$GITHUB_REPOSITORY/releases
write_release() {
  found=$(release '"\(.draft) \(.id)"') || return
  case $found in
    '') api_once "$releases" --input "$ACT_TEMP/draft.json" ;;
    true*) api_once -X PATCH "$releases/${found#* }" --input "$ACT_TEMP/draft.json" ;;
    *) [[ ${UPDATE_PUBLISHED:-} != true ]] || api_once -X PATCH "$releases/${found#* }" --input "$ACT_TEMP/text.json" ;;
  esac
}
for_release write_release >/dev/null
presence() {
  for_release release 'if .draft then "draft" else "published" end' >"$ACT_TEMP/state"
  sed 's/.*/there/' "$ACT_TEMP/state"
}
reads_as there presence || release_failed "the draft of $TAG was written and is not there"
output state "$(cat "$ACT_TEMP/state")"
