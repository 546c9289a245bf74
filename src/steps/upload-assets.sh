# in: GH_TOKEN, TAG, FOLDER, [PUSHED]   out: count
# Every file of the folder is an asset in the end: what GitHub says to have received is compared by SHA-256.
source .github/tagwright/act.sh
(cd "$FOLDER" && sha256sum -- *) | sed -E 's/^([0-9a-f]+) [ *]/sha256:\1 /' | sort >"$ACT_TEMP/assets"
lacking() {
  release '.assets[] | "\(.digest) \(.name)"' >"$ACT_TEMP/there" && sort "$ACT_TEMP/there" | comm -23 "$ACT_TEMP/assets" -
}
upload() {
  local missing names
  missing=$(lacking) || return
  mapfile -t names < <(cut -d ' ' -f 2- <<<"$missing")
  [[ -z $missing ]] || gh release upload "$TAG" --repo "$GITHUB_REPOSITORY" --clobber -- "${names[@]/#/$FOLDER/}"
}
send() {
  local code=0
  try upload 2>"$ACT_TEMP/said" || code=$?
  cat "$ACT_TEMP/said" >&2
  return "$code"
}
# After a lost answer gh sends that file again by itself, is refused, and may leave others unsent: so what is there decides.
reason=''
send || { grep -qiE 'already.exists' "$ACT_TEMP/said" && send; } || reason=$(reason_in "$ACT_TEMP/said")
reads_as '' for_release lacking ||
  release_failed "${reason:-not there as sent: $(cut -d ' ' -f 2- <<<"${found:-}" | paste -sd ' ')}"
output count "$(wc -l <"$ACT_TEMP/assets")"
