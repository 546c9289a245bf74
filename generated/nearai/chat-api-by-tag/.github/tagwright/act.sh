# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# What the scripts of the steps share: retry, digests, copies, outputs. They begin with `source .github/tagwright/act.sh`.
# Whatever is written to a registry is read back: an exit code alone proves neither success nor failure.

ACT_TEMP=$(mktemp -d)
trap 'at_exit $?; rm -rf "$ACT_TEMP"' EXIT

# at_exit CODE: a step puts its own in place to say, at whatever end, how far it came.
at_exit() { :; }

# fail SENTENCE [CODE]: ends the step, with the sentence as an error of the run. Codes: 1 refused, 2 something is missing,
# 3 a name has the wrong form, 4 what was built is not what was planned, 5 a registry or GitHub did not do its part.
fail() {
  annotate error "$1"
  exit "${2:-1}"
}

# warn SENTENCE: shows it as a warning of the run.
warn() { annotate warning "$1"; }

annotate() {
  local text=${2//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  printf '::%s::%s\n' "$1" "${text//$'\n'/'%0A'}" >&2
}

# output NAME VALUE: an output of the step. The end mark is random, so no value can end its own block.
output() {
  local mark
  mark=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"$GITHUB_OUTPUT"
}

# summary LINE…: lines of Markdown for the summary of the run.
summary() { printf '%s\n' "$@" >>"$GITHUB_STEP_SUMMARY"; }

# try CMD…: runs a command, and up to three times again while what went wrong passes by itself: 429, 5xx, timeouts, cut
# connections. Never after 401, 403, 404 or a refused value. Prints what the last attempt printed, stdout only on success.
try() {
  local out err code delay
  out=$(mktemp "$ACT_TEMP/XXXXXX") err=$(mktemp "$ACT_TEMP/XXXXXX")
  for delay in 10 20 40 0; do
    code=0
    "$@" >"$out" 2>"$err" || code=$?
    if ((code == 0 || delay == 0)) || ! passes_by_itself "$err"; then break; fi
    delay=$(delay_after "$delay" "$out" "$err") || break
    echo "In $delay s again, after: $(reason_in "$err")" >&2
    sleep "$delay"
  done
  cat "$err" >&2
  ((code != 0)) || cat "$out"
  return "$code"
}

# passes_by_itself FILE: whether the error in it does. A limit of GitHub comes as 403; any other 4xx is final, whatever
# else the text says.
passes_by_itself() {
  local status='(http|status|status ?code|error|registry):? *'
  if grep -qi 'secondary rate limit' "$1"; then return; fi
  local final='4(0[0-79]|[13-9][0-9]|2[0-8])\b'
  if grep -qiE -e "$status$final" -e 'unauthorized|denied|(manifest|name) unknown' "$1"; then return 1; fi
  grep -qiE -e "$status"'(408|429|5[0-9][0-9])\b' \
    -e 'too ?many ?requests|[ (](internal server error|bad gateway|service unavailable|gateway time-?out)' \
    -e '(i/o|handshake) timeout|client\.timeout|timed out|deadline exceeded' \
    -e 'could not resolve host|name resolution|server misbehaving|upload unknown' \
    -e "failed to connect to .* port [0-9]|couldn't connect to server|error connecting to" \
    -e 'connection (reset|refused)|broken pipe|(: |unexpected |early )EOF|empty reply' "$1"
}

# The seconds until the next attempt: what Retry-After says (Docker Hub gives a time instead), else the delay and up to a
# quarter more, so that jobs side by side drift apart. Fails when the server wants more than five minutes. GHCR writes
# durations such as 985.86µs, which are no seconds: only a whole number without a unit counts.
delay_after() {
  local asked
  asked=$(grep -ihoE 'retry-after:? *[0-9]+([^0-9.a-zµ]|$)' "$2" "$3" | tail -n 1 | grep -oE '[0-9]+') || asked=''
  if ((${asked:-0} > 1000000000)); then asked=$((asked - $(date +%s))); fi
  ((${asked:-0} <= 300)) || return
  if ((${asked:-0} < 0)); then asked=0; fi
  echo "${asked:-$(($1 + RANDOM % ($1 / 4 + 1)))}"
}

# reason_in FILE: prints the last line that a program wrote, without what its logger put around it.
reason_in() {
  tail -n 1 "$1" | sed -E 's/^time="[^"]*" level=[a-z]+ msg="(.*)"$/\1/; s/\\"/"/g; s/^Error parsing image name "[^"]*": //'
}

# read_manifest REF FILE: writes the manifest as it stands to a file. 1 when there is none, which only the registry can
# say; whatever else goes wrong ends the step.
read_manifest() {
  local err
  err=$(mktemp "$ACT_TEMP/XXXXXX")
  if try skopeo inspect --raw "docker://$1" >"$2" 2>"$err"; then
    [[ -s $2 && ($1 != *@* || $(digest_in "$2") == "${1##*@}") ]] ||
      fail "$1 cannot be read: the registry answered with something else" 5
  elif grep -qiE 'reading manifest .*((manifest|name) unknown|StatusCode: 404)' "$err"; then
    return 1
  else
    fail "$1 cannot be read: $(reason_in "$err")" 5
  fi
}

# digest_in FILE: prints the digest of what stands in a file.
digest_in() {
  local sum
  sum=$(sha256sum <"$1")
  echo "sha256:${sum%% *}"
}

# digest_of REF: prints the digest that it stands for, and nothing when it does not exist.
digest_of() {
  local manifest
  manifest=$(mktemp "$ACT_TEMP/XXXXXX")
  read_manifest "$1" "$manifest" || return 0
  digest_in "$manifest"
}

# platforms_of NAME@DIGEST FILE: prints the platforms as a JSON list; the file holds the manifest. An attestation is none.
platforms_of() {
  local config
  config=$(mktemp "$ACT_TEMP/XXXXXX")
  if jq -e 'has("manifests")' "$2" >/dev/null; then
    jq -c '[.manifests[].platform | select(. and .os != "unknown")
      | [.os, .architecture, .variant // empty] | join("/")]' "$2"
  else
    try skopeo inspect --config --raw "docker://$1" >"$config" || fail "$1: its configuration cannot be read" 5
    jq -c '[[.os, .architecture, .variant // empty] | join("/")]' "$config"
  fi
}

# reads_as VALUE CMD…: whether the command comes to print the value within half a minute. `found` is what it printed
# last.
reads_as() {
  local delay
  for delay in 2 4 8 16 0; do
    found=$("${@:2}") || exit
    [[ $found != "$1" ]] || return 0
    ((delay == 0)) || sleep "$delay"
  done
  return 1
}

# confirm REF DIGEST [REASON]: reads the reference until it stands for the digest, for half a minute at most: a registry
# may show the past for a moment. The reason is what went wrong before, should it not be there.
confirm() { reads_as "$2" digest_of "$1" || fail "$1 stands for ${found:-nothing}, expected $2${3:+: $3}" 5; }

# copy_to NAME@DIGEST REF: copies all platforms as they are, so that the digest stays.
copy_to() {
  [[ $1 == *@sha256:* ]] || fail "$1 names no digest" 3
  carry "${1##*@}" "$2" --all "docker://$1"
}

# carry DIGEST REF OPTION SOURCE: copies and reads back. A copy that was told to have failed and yet arrived is a success.
carry() {
  local err
  err=$(mktemp "$ACT_TEMP/XXXXXX")
  if try skopeo_copy --quiet --preserve-digests "$3" "$4" "docker://$2" 2>"$err"; then confirm "$2" "$1"
  else confirm "$2" "$1" "$(reason_in "$err")"; fi
}

# push_index FILE REF: pushes an index byte for byte. What it names must be in the registry already.
push_index() {
  local layout digest
  layout=$(mktemp -d "$ACT_TEMP/XXXXXX") digest=$(digest_in "$1")
  mkdir -p "$layout/blobs/sha256"
  cp "$1" "$layout/blobs/sha256/${digest#*:}"
  echo '{"imageLayoutVersion": "1.0.0"}' >"$layout/oci-layout"
  jq --arg digest "$digest" --argjson size "$(wc -c <"$1")" \
    '{schemaVersion: 2, manifests: [{mediaType, $digest, $size}]}' "$1" >"$layout/index.json"
  carry "$digest" "$2" --multi-arch=index-only "oci:$layout"
}

# skopeo calls every failed upload of an index a refused conversion; only its debug log tells what happened.
skopeo_copy() {
  local said
  said=$(mktemp "$ACT_TEMP/XXXXXX")
  skopeo --debug copy "$@" 2>"$said" && return
  grep -E 'Upload of manifest list type .* failed: ' "$said" >&2 || tail -n 1 "$said" >&2
  return 1
}

# plan_lines JSON: prints `must|may MOBILITY NAME@DIGEST NAME:TAG` for each tag of a plan, in its order. A plan for all
# registries at once names neither repository nor digest: those are in NAMES and DIGEST then. GitHub drops an output that
# holds a masked text, and jq takes an empty text for a success: a plan that is no list is refused.
plan_lines() {
  [[ $(jq -r type <<<"$1") == array ]] || fail 'PLAN is no list of tags' 3
  jq -r --arg names "${NAMES:-}" --arg digest "${DIGEST:-}" '.[]
    | if .repository or ($names | test("\\S")) then . else error("PLAN and NAMES have no repository for \(.)") end
    | (.repository // ($names | splits("\\s+") | select(. != ""))) as $name | (.digest // $digest) as $digest
    | if .tag and ($digest | test("^sha256:[0-9a-f]{64}$")) then . else error("PLAN has no tag or no digest in \(.)") end
    | "\(.need // "must") \(.mobility // "unknown") \($name)@\($digest) \($name):\(.tag)"' <<<"$1"
}

# api ARGS…: gh api with `try`. Prints bodies alone; with --paginate filter by --jq, so that every page is whole lines.
api() { try api_once "$@"; }

# api_once ARGS…: one attempt, for functions that look first and write then; such a function is run by `try` as a whole,
# so that an attempt whose answer was lost is found by the next one. Says what Retry-After said, which gh keeps to itself.
api_once() {
  local answer err
  answer=$(mktemp "$ACT_TEMP/XXXXXX") err=$(mktemp "$ACT_TEMP/XXXXXX")
  if gh api --include "$@" >"$answer" 2>"$err"; then
    sed '/^HTTP\//,/^\r*$/d; /^$/d' "$answer"
  else
    grep -i '^retry-after:' "$answer" >&2 || true
    cat "$err" >&2
    return 1
  fi
}

# hub ARGS…: curl with `try`, for Docker Hub. Prints the body alone. Secrets go in by file (--data @FILE, --header @FILE).
hub() {
  try curl --silent --show-error --fail-with-body --include --max-time 30 "$@" | sed '/^HTTP\//,/^\r*$/d'
}

# release FILTER: what a jq filter makes of the release of $TAG, and nothing when there is none; one that is public goes
# before drafts. GitHub hides drafts from whoever asks by tag, so all releases are listed.
release() {
  local all
  all=$(mktemp "$ACT_TEMP/XXXXXX")
  api_once --paginate "repos/$GITHUB_REPOSITORY/releases?per_page=100" --jq '.[] | select(.tag_name == env.TAG)' >"$all" &&
    jq -rs "sort_by(.draft, .id) | .[0] // empty | $1" "$all"
}

# for_release CMD…: tries a command for the release; when it fails the run says what failed, why, and how to go on.
for_release() {
  local code=0
  try "$@" 2>"$ACT_TEMP/reason" || code=$?
  cat "$ACT_TEMP/reason" >&2
  ((code == 0)) || release_failed "$(reason_in "$ACT_TEMP/reason")"
}

release_failed() {
  fail "GitHub Release create/update/upload failed after ${PUSHED:-image} push.
Cause: $1
Retry: re-run the failed jobs. The image is published and stays; what is done already is found and kept." 5
}

# tag_commit: the commit that the git tag $TAG stands for, and nothing when there is no such tag.
tag_commit() {
  local object
  object=$(api "repos/$GITHUB_REPOSITORY/git/matching-refs/tags/$TAG" \
    --jq '.[] | select(.ref == "refs/tags/" + env.TAG) | .object.type + " " + .object.sha') || return
  case $object in
    'tag '*) api "repos/$GITHUB_REPOSITORY/git/tags/${object#tag }" --jq .object.sha ;;
    *) echo "${object#commit }" ;;
  esac
}

# package_path NAME: where the API keeps the package of an image on GHCR, such as orgs/acme/packages/container/app.
package_path() {
  local owner=${1#*/} package=${1#*/*/} family
  family=$(api "users/${owner%%/*}" --jq 'if .type == "User" then "users" else "orgs" end') || return
  echo "$family/${owner%%/*}/packages/container/${package//\//%2F}"
}
