# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, REPOSITORIES (owner/name, separated by blanks), BRANCHES (the file to write)   out: count
# All branches as they are at one moment, which no list in pages is. A repository without a branch was not read.
source .github/tagwright/act.sh
export GIT_TERMINAL_PROMPT=0
for repository in $REPOSITORIES; do
  try git -c credential.helper= -c credential.helper='!gh auth git-credential' \
    ls-remote --heads "$GITHUB_SERVER_URL/$repository" >"$ACT_TEMP/heads" 2>"$ACT_TEMP/error" ||
    fail "the branches of $repository cannot be read: $(reason_in "$ACT_TEMP/error")" 5
  [[ -s $ACT_TEMP/heads ]] || fail "$repository has no branch" 5
  sed 's|^[^\t]*\trefs/heads/||' "$ACT_TEMP/heads" >>"$ACT_TEMP/branches"
done
sort -u "$ACT_TEMP/branches" >"$BRANCHES"
output count "$(wc -l <"$BRANCHES")"
