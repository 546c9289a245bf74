# in: FOLDER (the records of the legs), RECORDS (takes them all as one JSON list)
# No record at all ends the step; whether they are the ones that were planned is for decide check-legs.
source .github/tagwright/act.sh
shopt -s globstar nullglob
found=("$FOLDER"/**/*.json)
((${#found[@]} > 0)) || fail "there is no record of a leg in $FOLDER" 4
jq -s . "${found[@]}" >"$RECORDS"
