# in: REF (bare, or full such as refs/tags/1.2.3), REFS (the file to write), [SOURCE] (the folder of the clone)   out: -
# The origin is asked: a shallow clone knows neither tags nor other branches. When it cannot be read, the step fails.
source .github/tagwright/act.sh
name=${REF#refs/heads/}
name=${name#refs/tags/}
try git -C "${SOURCE:-.}" ls-remote origin "refs/heads/$name" "refs/tags/$name" "refs/tags/$name^{}" >"$REFS"
