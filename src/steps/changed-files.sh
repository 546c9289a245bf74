# in: FILES (separated by blanks or lines), RELEASES (the pattern of their git tags)   out: changed (true, false)
# Compares with the release before, not with the commit before: a push holds more than its last commit.
source .github/tagwright/act.sh
mapfile -t paths < <(tr -s ' ' '\n' <<<"$FILES")
if ! before=$(git describe --tags --abbrev=0 --match "$RELEASES" 'HEAD^' 2>"$ACT_TEMP/err"); then
  warn "there is no release before to compare with ($(reason_in "$ACT_TEMP/err")): everything counts as changed"
  output changed true
  exit 0
fi
code=0
git diff --quiet "$before" HEAD -- "${paths[@]}" || code=$?
((code < 2)) || fail "git could not compare $before with this commit" 5
changed=false
((code == 0)) || changed=true
echo "since $before: ${paths[*]} changed: $changed"
output changed "$changed"
