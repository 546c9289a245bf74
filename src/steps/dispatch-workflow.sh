# in: GH_TOKEN, REPOSITORY, WORKFLOW (its file), REF, INPUTS (a JSON object)   out: run-id, url
# A second run after a lost answer does no harm: what is dispatched names a digest, and the same one deploys once.
source .github/tagwright/act.sh
jq -n --argjson inputs "$INPUTS" '{ref: env.REF, inputs: $inputs, return_run_details: true}' >"$ACT_TEMP/dispatch.json"
run=$(api "repos/$REPOSITORY/actions/workflows/$WORKFLOW/dispatches" --input "$ACT_TEMP/dispatch.json")
output run-id "$(jq -r '.workflow_run_id // empty' <<<"$run")"
output url "$(jq -r '.html_url // empty' <<<"$run")"
