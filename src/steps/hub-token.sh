# in: HUB_USER, HUB_SECRET, TOKEN_FILE (the file to write)
# The file is a header for curl (--header @FILE): neither secret nor token ever stands among the arguments of a program.
source .github/tagwright/act.sh
umask 077
jq -n '{identifier: env.HUB_USER, secret: env.HUB_SECRET}' >"$ACT_TEMP/login.json"
answer=$(hub --header 'Content-Type: application/json' --data "@$ACT_TEMP/login.json" https://hub.docker.com/v2/auth/token)
jq -er '.access_token | strings | "Authorization: Bearer " + .' <<<"$answer" >"$TOKEN_FILE" ||
  fail "Docker Hub gave no token to $HUB_USER" 5
