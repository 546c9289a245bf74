# in: IMAGES (NAME@DIGEST, separated by blanks or lines)
# A digest is signed, never a tag: a tag may have moved since it was tested.
source .github/tagwright/act.sh
for image in $IMAGES; do
  [[ $image == *@sha256:* ]] || fail "$image names no digest" 3
  try cosign sign --yes "$image" || fail "$image could not be signed" 5
done
