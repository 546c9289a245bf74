# in: IMAGE (its name on this machine), [CONTEXT], [CONTAINERFILE], [PLATFORM], [LABELS], [BUILD_ARGS] (lines name=value),
# [OPTIONS] (one a line), [AT_LEAST] (a version of podman). In Docker's format: the OCI format has no HEALTHCHECK and drops it.
source .github/tagwright/act.sh
if [[ ${AT_LEAST:-} ]]; then
  version=$(podman --version)
  printf '%s\n' "$AT_LEAST" "${version##* }" | sort -CV ||
    fail "podman is ${version##* } on this machine, and the build needs $AT_LEAST or newer" 2
fi
options=(--format docker --tag "$IMAGE")
[[ -z ${CONTAINERFILE:-} ]] || options+=(--file "$CONTAINERFILE")
[[ -z ${PLATFORM:-} ]] || options+=(--platform "$PLATFORM")
while read -r label; do [[ -z $label ]] || options+=(--label "$label"); done <<<"${LABELS:-}"
while read -r argument; do [[ -z $argument ]] || options+=(--build-arg "$argument"); done <<<"${BUILD_ARGS:-}"
while read -r option; do [[ -z $option ]] || options+=("$option"); done <<<"${OPTIONS:-}"
podman build "${options[@]}" "${CONTEXT:-.}" || fail "$IMAGE could not be built" 4
