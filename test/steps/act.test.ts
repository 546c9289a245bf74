// What the scripts of the steps share beside the retry: sentences, outputs, the end of a step.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runScript } from '../world/shell.ts'

const source = 'source .github/tagwright/act.sh\n'

describe('fail', () => {
  it('ends the step with the sentence as an error and the code of its cause', async () => {
    const { code, errors, log } = await runScript(`${source}fail 'no digest' 4\necho 'went on'`)
    expect({ code, errors, log }).toEqual({ code: 4, errors: ['no digest'], log: '::error::no digest\n' })
  })

  it('ends the step also where bash looks away from failures', async () => {
    const script = `${source}check() { fail 'no digest' 4; echo 'went on'; }\nif check || true; then echo 'and on'; fi`
    expect(await runScript(script)).toMatchObject({ code: 4, log: '::error::no digest\n' })
  })

  it('keeps lines, percent signs and commands in a value from becoming commands of the log', async () => {
    const text = '100% of `x`\r\n::warning::not mine\n%0A'
    const { errors, warnings } = await runScript(`${source}fail "$TEXT"`, { env: { TEXT: text } })
    expect({ errors, warnings }).toEqual({ errors: [text], warnings: [] })
  })

  it('ends the step from inside a command substitution', async () => {
    const script = `${source}digest=$(fail 'no registry' 5)\necho "went on with '$digest'"`
    expect(await runScript(script)).toMatchObject({ code: 5, log: '::error::no registry\n' })
  })

  it('lets a step say at any end how far it came', async () => {
    const script = `${source}at_exit() { echo "ended with $1"; }\nfalse`
    expect(await runScript(script)).toMatchObject({ code: 1, log: 'ended with 1\n' })
  })

  it('leaves no file of the step behind', async () => {
    const { workspace, outputs } = await runScript(
      `${source}touch "$ACT_TEMP/x"\noutput folder "$ACT_TEMP"\nfail 'over'`,
    )
    expect(workspace.has(outputs.folder ?? '.')).toBe(false)
  })
})

describe('output', () => {
  it.each([
    ['one line', 'sha256:abc'],
    ['nothing', ''],
    ['several lines', 'a\nb\n\nc'],
    ['a line like an output', 'x\nlatest=true\nb<<EOF'],
    ['an equals sign', 'a=b'],
    ['the fixed end mark that was used', 'fix: stop\nEOF\nlatest=true'],
  ])('A31 takes %s as it is', async (_, value) => {
    expect((await runScript(`${source}output changes "$VALUE"`, { env: { VALUE: value } })).outputs).toEqual({
      changes: value,
    })
  })

  it('A31 takes any text as it is', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((value) => value.replace(/[\0\r\ud800-\udfff]/g, '\n'))
    const values = fc.sample(text, { numRuns: 25, seed: 1 }).map((value, index) => [`value-${index}`, value] as const)
    const files = Object.fromEntries(values.map(([name, value]) => [`values/${name}`, `${value}|`]))
    const script = `${source}for file in values/*; do value=$(cat "$file"); output "\${file#*/}" "\${value%|}"; done`
    expect((await runScript(script, { files })).outputs).toEqual(Object.fromEntries(values))
  })

  it('A31 the fixed end mark that was used lets a commit subject write outputs', async () => {
    const original = `{ echo "changes<<EOF"; echo "$SUBJECTS"; echo "EOF"; } >>"$GITHUB_OUTPUT"`
    const env = { SUBJECTS: 'fix: a\nEOF\ndigest=sha256:forged\nrest<<EOF' }
    expect((await runScript(original, { env })).outputs).toEqual({
      changes: 'fix: a',
      digest: 'sha256:forged',
      rest: '',
    })
    expect((await runScript(`${source}output changes "$SUBJECTS"`, { env })).outputs).toEqual({ changes: env.SUBJECTS })
  })
})

describe('summary', () => {
  it('adds its lines to the summary of the run', async () => {
    expect((await runScript(`${source}summary '## Tags' '' "$LINE"`, { env: { LINE: '- a %0A b' } })).summary).toBe(
      '## Tags\n\n- a %0A b\n',
    )
  })
})
