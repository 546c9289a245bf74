# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, [KEEP (a regular expression of whole names)], [RUN_ID]   out: deleted
# What is left in the end decides, so an artifact that is gone already is no error.
source .github/tagwright/act.sh
artifacts() {
  api --paginate "repos/$GITHUB_REPOSITORY/actions/runs/${RUN_ID:-$GITHUB_RUN_ID}/artifacts?per_page=100" \
    --jq '.artifacts[] | select(.name | test("^(?:" + (env.KEEP // "") + ")$") | not) | .id'
}
found=$(artifacts)
mapfile -t ids < <(printf '%s' "$found")
for id in "${ids[@]}"; do
  api -X DELETE "repos/$GITHUB_REPOSITORY/actions/artifacts/$id" || true
done
reads_as '' artifacts || fail "artifacts are left: $(paste -sd ' ' <<<"$found"). Retry: re-run this job." 5
output deleted "${#ids[@]}"
