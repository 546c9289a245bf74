# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: ARCHIVE (an OCI archive), NAMES (separated by blanks or lines)   out: digest
# The digest is read from the archive, never from a registry, and what is pushed has it. No tag is written.
source .github/tagwright/act.sh
skopeo inspect --raw "oci-archive:$ARCHIVE" >"$ACT_TEMP/manifest" || fail "$ARCHIVE holds no image" 4
[[ -s $ACT_TEMP/manifest ]] || fail "$ARCHIVE holds no image" 4
digest=$(digest_in "$ACT_TEMP/manifest")
for name in $NAMES; do
  carry "$digest" "$name@$digest" --all "oci-archive:$ARCHIVE"
done
output digest "$digest"
