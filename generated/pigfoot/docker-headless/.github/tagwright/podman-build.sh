# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: IMAGE (its name on this machine), [CONTEXT], [CONTAINERFILE], [PLATFORM], [LABELS], [BUILD_ARGS] (lines name=value)
# In Docker's format: the OCI format has no HEALTHCHECK and drops it.
source .github/tagwright/act.sh
options=(--format docker --tag "$IMAGE")
[[ -z ${CONTAINERFILE:-} ]] || options+=(--file "$CONTAINERFILE")
[[ -z ${PLATFORM:-} ]] || options+=(--platform "$PLATFORM")
while read -r label; do [[ -z $label ]] || options+=(--label "$label"); done <<<"${LABELS:-}"
while read -r argument; do [[ -z $argument ]] || options+=(--build-arg "$argument"); done <<<"${BUILD_ARGS:-}"
podman build "${options[@]}" "${CONTEXT:-.}" || fail "$IMAGE could not be built" 4
