# in: GH_TOKEN, REPOSITORY, COMMIT, STATE (pending, success, failure or error), CONTEXT, [DESCRIPTION], [URL]
# Shows at the commit of the source what became of it here.
source .github/tagwright/act.sh
api "repos/$REPOSITORY/statuses/$COMMIT" -f state="$STATE" -f context="$CONTEXT" -f description="${DESCRIPTION:0:140}" \
  -f target_url="${URL:-$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID}" >/dev/null
reads_as "$STATE" api "repos/$REPOSITORY/commits/$COMMIT/statuses?per_page=100" \
  --jq 'first(.[] | select(.context == env.CONTEXT)).state' ||
  fail "the status '$CONTEXT' of $COMMIT says ${found:-nothing}, expected $STATE" 5
