# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: NAME, TOKEN_FILE (of hub-token), PLAN (the RESULT of decide cleanup-recheck), LOG (JSON lines), [PAUSE]   out: deleted
# Docker Hub deletes one tag at a time and leaves its manifest. The log names each tag before it goes.
source .github/tagwright/act.sh
repository=${NAME#*/} deleted=0
jq -c '(.delete, .untag)[] | {id: null, digest, tags: (.tags // [.tag])[]} | .tags |= [.]' "$PLAN" >"$ACT_TEMP/entries"
touch "$LOG"
at_exit() { output deleted "$deleted"; }

while read -r entry; do
  tag=$(jq -r '.tags[0]' <<<"$entry")
  tee -a "$LOG" <<<"$entry"
  sleep "${PAUSE:-0.34}"
  if hub --request DELETE --header "@$TOKEN_FILE" \
    "https://hub.docker.com/v2/namespaces/${repository%%/*}/repositories/${repository#*/}/tags/$tag" 2>"$ACT_TEMP/error" ||
    grep -q 'error: 404' "$ACT_TEMP/error"; then
    deleted=$((deleted + 1))
  else
    fail "$NAME:$tag is not deleted: $(reason_in "$ACT_TEMP/error")" 5
  fi
done <"$ACT_TEMP/entries"
