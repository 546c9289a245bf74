# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: IMAGE (its name on this machine), NAME   out: digest
# A name without a tag would mean :latest; this one means none. The digest counts once the registry gives it back.
source .github/tagwright/act.sh
try podman push --digestfile "$ACT_TEMP/digest" "$IMAGE" "docker://$NAME@@unknown-digest@@" ||
  fail "$IMAGE could not be pushed to $NAME" 5
digest=$(cat "$ACT_TEMP/digest")
[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "podman pushed $IMAGE to $NAME and told no digest" 5
confirm "$NAME@$digest" "$digest"
output digest "$digest"
