# in: PLAN (JSON [{repository, tag, digest, need}]), [NAMES] and [DIGEST] (for what PLAN leaves out)
# Every tag that must stand for its digest does, or the step fails and names tag, found and expected digest.
source .github/tagwright/act.sh
plan_lines "$PLAN" >"$ACT_TEMP/plan"
while read -r need _ source reference; do
  [[ $need == may ]] || confirm "$reference" "${source##*@}"
done <"$ACT_TEMP/plan"
