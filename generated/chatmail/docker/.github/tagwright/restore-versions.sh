# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, NAME, VERSIONS (the LOG of apply-cleanup, or the RESULT of decide cleanup-verify)   out: restored
# The last one deleted comes back first, so an index finds its parts. Tags that are gone are set again; none is moved.
source .github/tagwright/act.sh
package=$(package_path "$NAME") || fail "the owner of $NAME cannot be read" 5
jq -cs 'map(.restore // .) | flatten | reverse | .[]' "$VERSIONS" >"$ACT_TEMP/versions"
restored=0

while read -r id; do
  if api --silent -X POST "$package/versions/$id/restore" 2>"$ACT_TEMP/error"; then restored=$((restored + 1)) && continue; fi
  api --silent "$package/versions/$id" || fail "version $id of $NAME cannot be restored: $(reason_in "$ACT_TEMP/error")" 5
done < <(jq -r '.id | numbers' "$ACT_TEMP/versions")

while read -r tag digest; do
  found=$(digest_of "$NAME:$tag")
  if [[ -z $found ]]; then copy_to "$NAME@$digest" "$NAME:$tag"
  elif [[ $found != "$digest" ]]; then warn "$NAME:$tag stays at $found; before the cleanup it stood for $digest"; fi
done < <(jq -r '.digest as $digest | .tags[] | "\(.) \($digest)"' "$ACT_TEMP/versions")
output restored "$restored"
