# Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
# in: GH_TOKEN, TAG, LATEST (true or false), [PUSHED]   out: url
# A release that is public stays as it is, `latest` with it: a run that comes late takes it from nobody.
source .github/tagwright/act.sh
publish() {
  found=$(release '"\(.draft) \(.id)"') || return
  case $found in
    '') echo "there is no draft of $TAG" >&2 && return 1 ;;
    true*) api_once -X PATCH "repos/$GITHUB_REPOSITORY/releases/${found#* }" -F draft=false -f make_latest="$LATEST" ;;
  esac
}
for_release publish >/dev/null
reads_as false for_release release .draft || release_failed "the release $TAG was published and is still a draft"
output url "$(for_release release .html_url)"
