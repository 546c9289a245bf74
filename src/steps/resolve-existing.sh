# in: REF, SENTENCE   out: digest
# A tag that must be there: its absence ends the step with the sentence.
source .github/tagwright/act.sh
digest=$(digest_of "$REF")
[[ $digest ]] || fail "$SENTENCE" 2
output digest "$digest"
