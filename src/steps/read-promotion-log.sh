# in: GH_TOKEN, ENVIRONMENT, LOG (the file to write)   out: count
# Every record of the channel with every status, the oldest first, or nothing. What they mean is decided elsewhere.
source .github/tagwright/act.sh
query=$(cat <<'GRAPHQL'
query($owner: String!, $name: String!, $environment: String!, $endCursor: String) {
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: 100, after: $endCursor) {
      nodes { databaseId createdAt payload statuses(first: 100) { nodes { state createdAt logUrl } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
GRAPHQL
)
api graphql --paginate -f query="$query" -f owner="${GITHUB_REPOSITORY%/*}" -f name="${GITHUB_REPOSITORY#*/}" \
  -f environment="$ENVIRONMENT" --jq '.data.repository.deployments.nodes[]' >"$ACT_TEMP/records"
jq -s 'map({
  id: .databaseId, created_at: .createdAt, environment: env.ENVIRONMENT,
  payload: (.payload | until(type != "string"; fromjson? // null)),
  statuses: [.statuses.nodes[] | {state: (.state | ascii_downcase), created_at: .createdAt, log_url: .logUrl}]
}) | sort_by(.id)' "$ACT_TEMP/records" >"$LOG"
output count "$(jq length "$LOG")"
