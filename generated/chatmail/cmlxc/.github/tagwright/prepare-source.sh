# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: KIND (sha, tag or branch), NAME, FETCH, CHECKOUT, all from classify-ref, [SOURCE] (the folder of the clone)   out: commit, moved
# A tag or commit that is there already is not checked out again. Only a branch is reset. Nothing that fails is passed over.
source .github/tagwright/act.sh
cd "${SOURCE:-.}" || fail "there is no clone at $SOURCE" 2
shallow=$(git rev-parse --is-shallow-repository)
if [[ $shallow == true ]]; then depth=(--depth 1); fi
try git fetch --no-tags "${depth[@]}" origin "$FETCH"
before=$(git rev-parse HEAD)
commit=$(git rev-parse --verify --quiet "$CHECKOUT^{commit}") || fail "$NAME is no commit of $PWD" 5
if [[ $KIND == branch ]]; then
  git checkout --quiet --force -B "$NAME" "$CHECKOUT"
elif [[ $commit != "$before" ]]; then
  git checkout --quiet --force --detach "$CHECKOUT"
fi
output commit "$commit"
output moved "$([[ $commit == "$before" ]] && echo false || echo true)"
