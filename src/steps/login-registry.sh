# in: REGISTRY, USERNAME, PASSWORD
# The password goes through stdin alone. In Docker's file skopeo, podman, cosign and buildx all find the login.
source .github/tagwright/act.sh
log_in() {
  printf '%s' "$PASSWORD" |
    skopeo login --authfile "$HOME/.docker/config.json" --username "$USERNAME" --password-stdin "$REGISTRY"
}
try log_in || fail "no login to $REGISTRY as $USERNAME" 2
