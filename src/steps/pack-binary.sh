# in: BINARY, ARCHIVE (the .tar.gz to write)   out: -
# The program alone, by its own name, executable for everybody; the checksum beside it names the archive without a folder.
mkdir -p "$(dirname "$ARCHIVE")"
tar -c --owner=0 --group=0 --numeric-owner --mode=0755 -C "$(dirname "$BINARY")" "${BINARY##*/}" | gzip -n >"$ARCHIVE"
sum=$(sha256sum <"$ARCHIVE")
echo "${sum%% *}  ${ARCHIVE##*/}" >"$ARCHIVE.sha256"
