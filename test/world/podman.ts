// A double of podman for machines without it: it pushes real manifests, and completes names as containers/image does.

/**
 * The text of a program. `build` records its arguments, one a line, in $RUNNER_TEMP/podman-build; `push` takes the image from
 * the `dir:` layout $RUNNER_TEMP/NAME. A destination without a tag means :latest, save for NAME@@unknown-digest@@.
 */
export const podmanDouble = `
case $1 in
build) printf '%s\\n' "$@" >>"$RUNNER_TEMP/podman-build" ;;
push)
  [[ $2 != --digestfile ]] || { file=$3; set -- "$1" "\${@:4}"; }
  digest=$(skopeo manifest-digest "$RUNNER_TEMP/$2/manifest.json")
  skopeo copy --quiet --preserve-digests "dir:$RUNNER_TEMP/$2" "\${3/@@unknown-digest@@/@$digest}" || exit 125
  [[ ! \${file:-} ]] || printf '%s' "$digest" >"$file"
  ;;
esac`
