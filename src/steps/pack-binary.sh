# in: BINARY, ARCHIVE (the .tar.gz to write)   out: -
# The program alone, by its own name, executable for everybody; the checksum beside it names the archive without a folder.
mkdir -p "$(dirname "$ARCHIVE")"
tar -czf "$ARCHIVE" --owner=0 --group=0 --numeric-owner --mode=0755 -C "$(dirname "$BINARY")" "${BINARY##*/}"
sum=$(sha256sum <"$ARCHIVE")
echo "${sum%% *}  ${ARCHIVE##*/}" >"$ARCHIVE.sha256"
