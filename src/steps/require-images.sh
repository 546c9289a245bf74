# in: NAMES (separated by blanks or lines), TAG, SENTENCE
# Every name has the tag, or the step fails and tells which have not.
source .github/tagwright/act.sh
missing=()
for name in $NAMES; do
  digest=$(digest_of "$name:$TAG")
  if [[ -n $digest ]]; then echo "$name:$TAG $digest"; else missing+=("$name"); fi
done
((${#missing[@]} == 0)) || fail "$SENTENCE: there is no $TAG of ${missing[*]}" 2
