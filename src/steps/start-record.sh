# in: GH_TOKEN, ENVIRONMENT, RECORD (JSON: kind, digest, replaces, …), [IMAGE], [REASON], [OVERRIDE], [REF]   out: id
# One record for a run and a digest: an attempt that comes again goes on with it. Nothing is moved before it stands.
source .github/tagwright/act.sh
deployments=repos/$GITHUB_REPOSITORY/deployments
DIGEST=$(jq -r .digest <<<"$RECORD")
export DIGEST
jq -n --argjson record "$RECORD" --arg ref "${REF:-$GITHUB_SHA}" '{
  $ref, environment: env.ENVIRONMENT, description: "\($record.kind): \($record.digest)", auto_merge: false, required_contexts: [],
  payload: ({by: env.GITHUB_ACTOR, image: env.IMAGE, reason: env.REASON, override: env.OVERRIDE}
    | with_entries(select((.value // "") != "")) + $record + {run: env.GITHUB_RUN_ID})
}' >"$ACT_TEMP/record.json"
write_record() {
  id=$(api_once --paginate -X GET "$deployments" -f environment="$ENVIRONMENT" -F per_page=100 \
    --jq '.[] | select((.payload | objects | [.run, .digest]) == [env.GITHUB_RUN_ID, env.DIGEST]) | .id') || return
  [[ -n $id ]] || id=$(api_once "$deployments" --input "$ACT_TEMP/record.json" --jq .id)
}
try write_record
api "$deployments/$id/statuses" -f state=in_progress -F auto_inactive=false \
  -f log_url="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID" >/dev/null
output id "$id"
