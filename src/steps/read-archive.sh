# in: ARCHIVE (an OCI archive)   out: digest
# The digest that the image will have in every registry, read from the archive alone.
source .github/tagwright/act.sh
skopeo inspect --raw "oci-archive:$ARCHIVE" >"$ACT_TEMP/manifest" || fail "$ARCHIVE holds no image" 4
[[ -s $ACT_TEMP/manifest ]] || fail "$ARCHIVE holds no image" 4
output digest "$(digest_in "$ACT_TEMP/manifest")"
