# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: IMAGES (NAME@DIGEST, separated by blanks), IDENTITY or IDENTITY_PATTERN, [ISSUER], [REPOSITORY], [GIT_REF]
# The identity is one workflow file at one ref. cosign looks for a pattern anywhere, so it is made to fit the whole.
source .github/tagwright/act.sh
options=(--certificate-oidc-issuer "${ISSUER:-https://token.actions.githubusercontent.com}")
case ${IDENTITY:+exact}${IDENTITY_PATTERN:+pattern} in
  exact*) options+=(--certificate-identity "$IDENTITY") ;;
  pattern) options+=(--certificate-identity-regexp "^(?:$IDENTITY_PATTERN)\$") ;;
  *) fail 'neither IDENTITY nor IDENTITY_PATTERN is given' 2 ;;
esac
[[ -z ${REPOSITORY:-} ]] || options+=(--certificate-github-workflow-repository "$REPOSITORY")
[[ -z ${GIT_REF:-} ]] || options+=(--certificate-github-workflow-ref "$GIT_REF")
for image in $IMAGES; do
  [[ $image == *@sha256:* ]] || fail "$image names no digest" 3
  try cosign verify "${options[@]}" "$image" >/dev/null ||
    fail "$image has no signature by ${IDENTITY:-$IDENTITY_PATTERN}"
done
