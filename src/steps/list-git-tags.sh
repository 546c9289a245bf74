# in: GH_TOKEN, REFS (the file to write), [NAMES (another one)], [REPOSITORY]   out: count
# All tags or none. REFS holds lines as `git show-ref` prints them, each with its commit, NAMES the names alone.
source .github/tagwright/act.sh
api --paginate "repos/${REPOSITORY:-$GITHUB_REPOSITORY}/tags?per_page=100" \
  --jq '.[] | .commit.sha + " refs/tags/" + .name' >"$REFS"
[[ -z ${NAMES:-} ]] || cut -d / -f 3- "$REFS" >"$NAMES"
output count "$(wc -l <"$REFS")"
