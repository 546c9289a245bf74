import { describe, expect, it } from 'vitest'
import { readOwnVersion } from '../../src/host/own-version.ts'
import { run } from './fake-engines.ts'

describe('help', () => {
  it('of the program', async () => {
    expect((await run(['--help'])).out).toMatchInlineSnapshot(`
      "Tagwright writes the release workflows of container images:
      typed TypeScript in, plain GitHub Actions YAML out.

      Usage: tagwright <command> [paths...] [options]

      Commands:
        synth  write the workflow files that the modules describe
        check  look for mistakes in workflow files and modules
        diff   tell what a change of the modules means
        init   set Tagwright up in a repository

      Options:
        --help     show this help
        --version  show the version

      See 'tagwright <command> --help' for the options of a command.
      "
    `)
  })

  it.each(['synth', 'check', 'diff', 'init'])('of %s', async (verb) => {
    const { code, out, err, asked } = await run([verb, '--help'])
    expect([code, err, asked]).toEqual([0, '', []])
    await expect(out).toMatchFileSnapshot(`../fixtures/cli/help-${verb}.txt`)
  })

  it.each([['--help'], ['synth', '--help'], ['check', '--help'], ['diff', '--help'], ['init', '--help']])(
    'fits 80 columns: %s %s',
    async (...argv) => {
      const { out } = await run(argv)
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    },
  )

  it.each([
    [['-h'], ['--help']],
    [['help'], ['--help']],
    [
      ['help', 'check'],
      ['check', '--help'],
    ],
    [
      ['check', '-h'],
      ['check', '--help'],
    ],
    [
      ['check', '--bogus', '--help'],
      ['check', '--help'],
    ],
  ])('is also shown for %j', async (argv, same) => {
    expect(await run(argv)).toEqual(await run(same))
  })

  it('is what a call without a command gets, as a failure', async () => {
    const { code, out, err } = await run([])
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe((await run(['--help'])).out)
  })
})

it.each(['--version', '-v'])('%s shows the version of the package', async (option) => {
  expect(await run([option])).toEqual({ code: 0, out: `${readOwnVersion()}\n`, err: '', asked: [] })
})

describe('a command line that is not understood', () => {
  it.each([
    [['chekc'], "tagwright: there is no command 'chekc'\n  help: did you mean 'check'?\n"],
    [['deploy'], "tagwright: there is no command 'deploy'\n  help: use one of: synth, check, diff, init\n"],
    [['constructor'], "tagwright: there is no command 'constructor'\n  help: use one of: synth, check, diff, init\n"],
    [['--verison'], "tagwright: there is no option '--verison'\n  help: did you mean '--version'?\n"],
    [['check', '--jsno'], "tagwright: check has no option '--jsno'\n  help: did you mean '--json'?\n"],
    [['init', '--quiet'], "tagwright: init has no option '--quiet'\n  help: use one of: --json\n"],
    [
      ['synth', '--constructor'],
      "tagwright: synth has no option '--constructor'\n  help: use one of: --check, --watch, --json\n",
    ],
    [['synth', '-x'], "tagwright: synth has no option '-x'\n  help: use one of: --check, --watch, --json\n"],
    [
      ['check', '--format', 'xml'],
      "tagwright: --format does not take 'xml'\n  help: use one of: text, json, sarif, github\n",
    ],
    [['check', '--format=srif'], "tagwright: --format does not take 'srif'\n  help: did you mean 'sarif'?\n"],
    [['check', '--format'], 'tagwright: --format needs a value\n  help: use one of: text, json, sarif, github\n'],
    [['diff', '--base', '--json'], 'tagwright: --base needs a value\n  help: write it after --base\n'],
    [['diff', '--base='], 'tagwright: --base needs a value\n  help: write it after --base\n'],
    [['synth', '--check=no'], "tagwright: --check does not take 'no'\n  help: write --check without a value\n"],
    [['diff', 'main'], "tagwright: diff has no use for 'main'\n  help: see 'tagwright diff --help'\n"],
    [
      ['synth', '--watch', '--check'],
      "tagwright: synth --watch has no option '--check'\n  help: see 'tagwright synth --watch --help'\n",
    ],
    [
      ['synth', '--watch', 'a.ts'],
      "tagwright: synth --watch has no use for 'a.ts'\n  help: see 'tagwright synth --watch --help'\n",
    ],
  ])('%j gets a sentence, exit code 2, and starts nothing', async (argv, err) => {
    expect(await run(argv)).toEqual({ code: 2, out: '', err, asked: [] })
  })

  it('gets a sentence for each thing that is wrong', async () => {
    const { err } = await run(['check', '--jsno', '--format=xml'])
    expect(err.match(/^tagwright: /gm)).toHaveLength(2)
  })
})

it('what follows -- is a path, whatever it looks like', async () => {
  const { asked } = await run(['synth', '--', '--check'])
  expect(asked).toEqual([['synth', { paths: ['--check'], check: false }]])
})
