# in: HEALTH_URL, VERSION_URL, VERSION, [LOG (a file)]   out: -
# Waits until the service says that it is well, and takes no other version for the one that was built.
source .github/tagwright/act.sh
at_exit() { if (($1 != 0)) && [[ -n ${LOG:-} ]]; then tail -n 50 "$LOG"; fi; }
answer() { curl --fail --silent --max-time 5 "$1" || true; }
reads_as ok answer "$HEALTH_URL" || fail "$HEALTH_URL says '$found', expected 'ok'" 4
found=$(answer "$VERSION_URL" | jq -r '.version? // empty')
[[ $found == "$VERSION" ]] || fail "$VERSION_URL says '$found', expected '$VERSION'" 4
