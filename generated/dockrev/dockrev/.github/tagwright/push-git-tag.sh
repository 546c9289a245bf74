# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, TAG, COMMIT   out: created (true or false)
# The tag stands for exactly this commit in the end, or the step fails. A tag that is there is never moved.
source .github/tagwright/act.sh
found=$(tag_commit)
created=false
if [[ -z $found ]]; then
  created=true
  api "repos/$GITHUB_REPOSITORY/git/refs" -f ref="refs/tags/$TAG" -f sha="$COMMIT" >/dev/null ||
    echo "GitHub was told to make the tag and said no; what is there now decides." >&2
  reads_as "$COMMIT" tag_commit || true
fi
[[ $found == "$COMMIT" ]] || fail "the git tag $TAG stands for ${found:-nothing}, expected $COMMIT" 5
output created "$created"
