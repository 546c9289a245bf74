// The reading of scripts that the test of all steps goes by.
import { describe, expect, it } from 'vitest'
import { readScript } from './read-script.ts'

const facts = (text: string): Record<'commands' | 'reads' | 'assigns' | 'outputs', readonly string[]> => {
  const { commands, reads, assigns, outputs } = readScript(`${text}\n`)
  return { commands: [...commands], reads: [...reads], assigns: [...assigns], outputs: [...outputs] }
}

describe('a script that is read', () => {
  it.each([
    ['a b | c && d || e; f', ['a', 'c', 'd', 'e', 'f']],
    ['x=1 y=$(a | b) c', ['a', 'b', 'c']],
    ['if a; then b; elif ! c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['for x in a b $(c); do d; done', ['c', 'd']],
    ['while read -r x; do a; done < <(b)', ['read', 'a', 'b']],
    ['case $x in a | b) c; d ;; *) e ;; esac; f', ['c', 'd', 'e', 'f']],
    ['[[ $a == b && (c || d) ]] || e', ['e']],
    ['((a > 1)) || b', ['b']],
    ['(a; b) 2>&1 | c', ['a', 'b', 'c']],
    ['try a b; reads_as x c d; timeout 5 e', ['try', 'a', 'reads_as', 'c', 'timeout', 'e']],
    ['a "b $(c "d $(e)")" \'f $(g)\'', ['a', 'c', 'e']],
    ['a >b 2>c <d <<<"$(e)"; >f g', ['a', 'e', 'g']],
    ['x=(a $(b) "c d"); e # f; g', ['b', 'e']],
    ['"$@"; $x y', []],
    ["x=$(a <<'END'\nb; c\nEND\n); d", ['a', 'd']],
  ] as const)('calls what %s calls', (text, commands) => {
    expect(facts(text).commands.toSorted()).toEqual([...commands].toSorted())
  })

  it.each([
    ['echo "$A ${B:-$C} ${D%@*} ${#E[@]}" \'$F\'', ['A', 'B', 'C', 'D', 'E']],
    ['((G + $H > 1)); x=$((I + 1))', ['G', 'H', 'I']],
    ["jq 'env.J + $ENV.K'", ['J', 'K']],
    ['[[ $L =~ ^(a|b)$ ]]', ['L']],
  ])('reads what %s reads', (text, reads) => {
    expect(facts(text).reads).toEqual(reads)
  })

  it('knows what a script sets itself', () => {
    expect(
      facts('a=1; local b c=$d; read -r e f <x; mapfile -t g <y; for h in i; do :; done; j+=(k); export L=m').assigns,
    ).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'h', 'j', 'L'])
  })

  it('knows what a script gives, and what belongs to which function', () => {
    const script = readScript('f() {\n  g() { inner; }\n  output one "$A"\n}\nf; output two x\n')
    expect([...script.outputs]).toEqual(['two'])
    expect([...(script.functions.get('f')?.outputs ?? [])]).toEqual(['one'])
    expect([...(script.functions.get('g')?.commands ?? [])]).toEqual(['inner'])
  })

  it.each(['a `b`', 'a ${!b}', 'a <<END\nb\nEND'])('is refused where it cannot be read: %s', (text) => {
    expect(() => facts(text)).toThrow()
  })
})
