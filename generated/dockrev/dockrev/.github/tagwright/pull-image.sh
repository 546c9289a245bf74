# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: IMAGE (NAME@DIGEST), NAME (what it is called on this machine)   out: digest
# The digest is the one that the machine has for what it pulled; without it nothing was tested.
source .github/tagwright/act.sh
wanted=${IMAGE##*@}
try docker pull --quiet "$IMAGE" || fail "$IMAGE could not be pulled" 5
docker tag "$IMAGE" "$NAME"
digests=$(docker image inspect --format '{{join .RepoDigests "\n"}}' "$NAME")
[[ $wanted == sha256:* && $digests == *"@$wanted"* ]] || fail "$NAME is ${digests:-an image without digest}, not $IMAGE" 4
output digest "$wanted"
