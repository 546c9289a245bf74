# in: INDEX (the RESULT of decide make-index), NAME   out: digest
# The index is pushed byte for byte and by digest; its platforms are there already. No tag is written.
source .github/tagwright/act.sh
jq -j .index "$INDEX" >"$ACT_TEMP/index"
digest=$(digest_in "$ACT_TEMP/index")
push_index "$ACT_TEMP/index" "$NAME@$digest"
output digest "$digest"
