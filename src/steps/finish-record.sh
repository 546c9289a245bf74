# in: GH_TOKEN, RECORD_ID, STATE (success or failure), [DESCRIPTION], [URL]
# Older records keep their state: the log is read as a whole, and only ever added to.
source .github/tagwright/act.sh
statuses=repos/$GITHUB_REPOSITORY/deployments/$RECORD_ID/statuses
api "$statuses" -f state="$STATE" -F auto_inactive=false -f description="${DESCRIPTION:0:140}" -f environment_url="${URL:-}" \
  -f log_url="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID" >/dev/null
reads_as "$STATE" api "$statuses?per_page=100" --jq 'max_by(.id).state' ||
  fail "the record $RECORD_ID says ${found:-nothing}, expected $STATE" 5
