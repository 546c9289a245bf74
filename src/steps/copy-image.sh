# in: SOURCE (NAME@DIGEST), TARGETS (separated by blanks or lines; a name without a tag takes the digest)
# All platforms, as they are: what arrives has the digest of the source, or the step fails.
source .github/tagwright/act.sh
for target in $TARGETS; do
  [[ ${target##*/} == *[:@]* ]] || target+=@${SOURCE##*@}
  copy_to "$SOURCE" "$target"
done
