# in: GH_TOKEN, REPOSITORY, EVENT_TYPE, PAYLOAD (a JSON object)
# jq puts the document together, so that no value can break out of it. GitHub answers with no run: see await-run.
source .github/tagwright/act.sh
jq -n --argjson payload "$PAYLOAD" '{event_type: env.EVENT_TYPE, client_payload: $payload}' >"$ACT_TEMP/event.json"
api "repos/$REPOSITORY/dispatches" --input "$ACT_TEMP/event.json"
