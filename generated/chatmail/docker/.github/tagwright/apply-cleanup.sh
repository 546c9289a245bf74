# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, NAME, PLAN (the RESULT of decide cleanup-recheck), LOG (JSON lines), [PAUSE]   out: deleted, refused
# Versions go by their id, in the order of the plan. The log names each before it goes, so that it can be restored.
source .github/tagwright/act.sh
package=$(package_path "$NAME") || fail "the owner of $NAME cannot be read" 5
jq -c '.delete[]' "$PLAN" >"$ACT_TEMP/deletions"
touch "$LOG" "$ACT_TEMP/refused"
deleted=0
at_exit() {
  output deleted "$deleted"
  output refused "$(wc -l <"$ACT_TEMP/refused")"
}

while read -r entry; do
  read -r id digest <<<"$(jq -r '"\(.id) \(.digest)"' <<<"$entry")"
  # What belongs to a version that GitHub did not let go stays with it.
  if grep -qFxf "$ACT_TEMP/refused" <<<"$(jq -r '.after[]' <<<"$entry")"; then
    echo "$digest" >>"$ACT_TEMP/refused"
    continue
  fi
  jq -c '{id, digest, tags}' <<<"$entry" | tee -a "$LOG"
  # GitHub takes 180 deletions a minute.
  sleep "${PAUSE:-0.34}"
  if api --silent -X DELETE "$package/versions/$id" 2>"$ACT_TEMP/error" || grep -q 'HTTP 404' "$ACT_TEMP/error"; then
    deleted=$((deleted + 1))
  elif grep -q 'HTTP 400' "$ACT_TEMP/error"; then
    # Refused for good: the last version of a package, and a public one with more than 5,000 downloads.
    warn "version $id of $NAME stays: $(reason_in "$ACT_TEMP/error")"
    echo "$digest" >>"$ACT_TEMP/refused"
  else
    fail "version $id of $NAME is not deleted: $(reason_in "$ACT_TEMP/error")" 5
  fi
done <"$ACT_TEMP/deletions"
