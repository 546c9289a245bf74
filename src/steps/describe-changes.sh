# in: COMMITS (file of compare-commits)   out: changes (one line, newest first; empty when there are none)
# A label is one line: what a subject holds beside plain signs, such as quotes and commas, stays, control characters do not.
source .github/tagwright/act.sh
output changes "$(jq -r '[.commits[] | "\(.sha[:7]) \(.subject | gsub("[[:cntrl:]]"; " "))"] | reverse | .[:50] | join("; ")' "$COMMITS")"
