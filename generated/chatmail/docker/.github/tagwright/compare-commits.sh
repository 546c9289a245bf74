# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, BASE, HEAD, COMMITS (the file to write), [REPOSITORY]   out: status, count
# What a promotion would bring, for who approves it. A commit that GitHub does not know gives the status unknown.
source .github/tagwright/act.sh
filter='{status, commits: [.commits[] | {sha, subject: (.commit.message | split("\n")[0])}]}'
if api --paginate "repos/${REPOSITORY:-$GITHUB_REPOSITORY}/compare/$BASE...$HEAD?per_page=100" --jq "$filter" \
  >"$ACT_TEMP/pages" 2>"$ACT_TEMP/reason"; then
  jq -s '{status: .[0].status, commits: map(.commits) | add}' "$ACT_TEMP/pages" >"$COMMITS"
elif grep -q 'HTTP 404' "$ACT_TEMP/reason"; then
  echo '{"status": "unknown", "commits": []}' >"$COMMITS"
else
  fail "the commits from $BASE to $HEAD cannot be read: $(reason_in "$ACT_TEMP/reason")" 5
fi
output status "$(jq -r .status "$COMMITS")"
output count "$(jq '.commits | length' "$COMMITS")"
