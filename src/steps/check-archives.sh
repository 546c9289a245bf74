# in: FOLDER, ARCHIVES (names, separated by blanks), PROGRAM   out: count
# Exactly these archives and their checksums are there; each checksum is right, each archive is the executable program alone.
source .github/tagwright/act.sh
expected=$(for name in $ARCHIVES; do printf '%s\n%s.sha256\n' "$name" "$name"; done | sort)
found=$(ls "$FOLDER")
[[ $(sort <<<"$found") == "$expected" ]] || fail "$FOLDER holds ${found//$'\n'/ }, expected ${expected//$'\n'/ }" 4
for name in $ARCHIVES; do
  sum=$(digest_in "$FOLDER/$name")
  [[ $(<"$FOLDER/$name.sha256") == "${sum#sha256:}  $name" ]] || fail "$name.sha256 is not the checksum of $name" 4
  content=$(gzip -dc "$FOLDER/$name" | tar -tv) || fail "$name cannot be unpacked" 4
  read -r mode _ _ _ _ file <<<"$content"
  [[ $mode == -rwxr-xr-x && $file == "$PROGRAM" && $content != *$'\n'* ]] ||
    fail "$name holds '$content', expected $PROGRAM alone with mode -rwxr-xr-x" 4
done
output count "$(wc -w <<<"$ARCHIVES")"
