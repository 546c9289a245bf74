# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, REPOSITORY, CORRELATION_ID, [EVENT]   out: run-id, url
# The run of a dispatch has the id in its name, as a word of its own: 7-1 is not 7-10. None within three minutes means
# that the dispatch is lost.
source .github/tagwright/act.sh
for delay in 5 5 10 10 20 30 30 35 35 0; do
  run=$(api "repos/$REPOSITORY/actions/runs?event=${EVENT:-repository_dispatch}&per_page=100" \
    --jq 'first(.workflow_runs[] | select([.display_title | splits("[^\\w-]+")] | any(. == env.CORRELATION_ID)) | "\(.id) \(.html_url)")')
  [[ -z $run ]] || break
  ((delay > 0)) || fail "$REPOSITORY shows no run with $CORRELATION_ID in its name: the dispatch is lost. Retry: re-run this job." 5
  sleep "$delay"
done
output run-id "${run%% *}"
output url "${run#* }"
