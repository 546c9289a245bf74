# in: REF   out: digest (empty when there is no such tag)
# Only the registry's word counts as absent: 401, 403, 429 and 5xx end the step.
source .github/tagwright/act.sh
digest=$(digest_of "$REF")
output digest "$digest"
