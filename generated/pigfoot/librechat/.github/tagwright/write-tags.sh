# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: PLAN (JSON [{repository, tag, digest, mobility, need}]), [NAMES], [DIGEST] (what PLAN leaves out)   out: written
# A write-once tag that stands for another digest is left alone, and then nothing is written at all.
source .github/tagwright/act.sh
written=''
at_exit() { (($1 == 0)) || warn "Written before that: ${written:-nothing}. Run this job again: it goes on from here."; }

plan_lines "$PLAN" >"$ACT_TEMP/plan"
while read -r need mobility source reference; do
  [[ $mobility =~ ^(write-once|forward|free)$ ]] || fail "PLAN does not say whether $reference may move" 3
  if [[ $mobility == write-once ]]; then
    found=$(digest_of "$reference")
    [[ $found != "${source##*@}" ]] || continue
    refusal="$reference stands for $found and is never written again; this would be ${source##*@}"
    if [[ -n $found && $need == may ]]; then warn "$refusal" && continue; fi
    [[ -z $found ]] || fail "$refusal"
  fi
  echo "$need $source $reference" >>"$ACT_TEMP/left"
done <"$ACT_TEMP/plan"

touch "$ACT_TEMP/left"
while read -r need source reference; do
  if [[ $need == may ]]; then
    (copy_to "$source" "$reference") 2>&1 | sed 's/^::error::/::warning::/' || continue
  else
    copy_to "$source" "$reference"
  fi
  written+="${written:+, }$reference"
done <"$ACT_TEMP/left"
output written "$written"
