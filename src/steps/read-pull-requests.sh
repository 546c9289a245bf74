# in: GH_TOKEN, COMMIT, PULLS (the file to write)   out: count
# The pull requests that the commit belongs to, with their labels. No answer is an error; an empty list is an answer.
source .github/tagwright/act.sh
api --paginate "repos/$GITHUB_REPOSITORY/commits/$COMMIT/pulls?per_page=100" --jq '.[]' >"$ACT_TEMP/pulls"
jq -s 'map({number, title, state, merged_at, merge_commit_sha, base: {ref: .base.ref}, labels: [.labels[] | {name}]})' \
  "$ACT_TEMP/pulls" >"$PULLS"
output count "$(jq length "$PULLS")"
