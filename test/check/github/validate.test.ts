// What comes through of GitHub's own parser: which rule, which place, which words; and what is left out because it is wrong.
import { describe, expect, test } from 'vitest'
import { validateAsGithub } from '../../../src/check/github/validate.ts'
import { projectOf, show } from '../fixture.ts'

const job = '    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n'

async function told(texts: Readonly<Record<string, string>>): Promise<string> {
  const project = projectOf(texts)
  const [file] = project.files
  if (file === undefined) throw new Error('no file')
  const { findings, trouble } = await validateAsGithub(file, project)
  expect(trouble).toBeUndefined()
  return show(findings, texts)
}

const workflow = (text: string): Promise<string> => told({ 'a.yml': text })

describe('a remark stands at the smallest place', () => {
  test('a misspelt key', async () => {
    expect(await workflow(`on: push\njobs:\n  build:\n    timeout: 5\n${job}`)).toMatchInlineSnapshot(`
      "a.yml:4:5 error github-schema {"message":"Unexpected value 'timeout'"}
          timeout"
    `)
  })

  test('a missing key, at the key that lacks it', async () => {
    expect(await workflow('on: push\njobs:\n  build:\n    steps:\n      - run: make\n')).toMatchInlineSnapshot(`
      "a.yml:3:3 error github-schema {"message":"Required property is missing: runs-on"}
          build"
    `)
  })

  test('an unknown context inside of a longer text', async () => {
    const text = `on: push\njobs:\n  build:\n${job}        env:\n          A: x \${{ github.sha }} \${{ foo.bar }}\n`
    expect(await workflow(text)).toMatchInlineSnapshot(`
      "a.yml:8:38 error github-expression {"message":"Unrecognized named-value: 'foo'"}
          foo"
    `)
  })

  test('an unknown property of a context whose properties are all known', async () => {
    const text = `on: push\njobs:\n  build:\n${job}        env:\n          A: \${{ github.evnt }}\n`
    expect(await workflow(text)).toMatchInlineSnapshot(`
      "a.yml:8:18 warning github-expression {"message":"'github' has no known property 'evnt'"}
          github.evnt"
    `)
  })

  test('a context that is not there at this place', async () => {
    expect(await workflow(`on: push\njobs:\n  build:\n    if: env.X == 'y'\n${job}`)).toMatchInlineSnapshot(`
      "a.yml:4:9 error github-expression {"message":"Unrecognized named-value: 'env'"}
          env"
    `)
  })

  test('two filters that exclude each other, which the published parser takes', async () => {
    const text = `on:\n  push:\n    tags: [v1]\n    tags-ignore: [v2]\njobs:\n  build:\n${job}`
    expect(await workflow(text)).toMatchInlineSnapshot(`
      "a.yml:4:5 error github-schema {"message":"'tags' and 'tags-ignore' cannot both be given for 'push'"}
          tags-ignore"
    `)
  })

  test('a filter of nothing but exclusions', async () => {
    const text = `on:\n  push:\n    branches: ['!main']\njobs:\n  build:\n${job}`
    expect(await workflow(text)).toContain("'branches' holds nothing but exclusions")
  })

  test('a value of a wrong type, in the words of YAML', async () => {
    const inputs = 'on:\n  workflow_dispatch:\n    inputs:\n      dry:\n        type: boolean\n        default: "yes"\n'
    expect(await workflow(`${inputs}jobs:\n  build:\n${job}`)).toMatchInlineSnapshot(`
      "a.yml:6:18 error github-schema {"message":"Unexpected type 'string' encountered while reading 'input default'. The type 'boolean' was expected."}
          "yes""
    `)
  })

  test('`queue: max` beside `cancel-in-progress: true`', async () => {
    const text = `on: push\nconcurrency:\n  group: a\n  queue: max\n  cancel-in-progress: true\njobs:\n  build:\n${job}`
    expect(await workflow(text)).toContain(
      'a.yml:4:3 error github-schema {"message":"\'queue: max\' cannot be combined',
    )
  })
})

describe('a call of a workflow of the same repository', () => {
  const caller = 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n'
  const called = `on:\n  workflow_call:\n    secrets:\n      token:\n        required: true\njobs:\n  build:\n${job}`

  test('must give the secrets that are required', async () => {
    expect(await told({ '.github/workflows/a.yml': caller, '.github/workflows/b.yml': called })).toMatchInlineSnapshot(`
      ".github/workflows/a.yml:4:11 error github-schema {"message":"Secret token is required, but not provided while calling."}
          ./.github/workflows/b.yml"
    `)
  })

  test('must name a workflow that exists', async () => {
    expect(await told({ '.github/workflows/a.yml': caller })).toContain('Unable to find reusable workflow')
  })

  test('must name one that can be called', async () => {
    const other = called.replace('workflow_call', 'workflow_dispatch').replace(/ {4}secrets[^]*?true\n/, '')
    expect(await told({ '.github/workflows/a.yml': caller, '.github/workflows/b.yml': other })).toContain(
      'workflow_call key is not defined',
    )
  })

  test('is not blamed for what is wrong inside of the called one', async () => {
    const broken = called.replace(/ {4}secrets[^]*?true\n/, '').replace('runs-on', 'runs-at')
    expect(await told({ '.github/workflows/a.yml': caller, '.github/workflows/b.yml': broken })).toBe('')
  })

  test('of another repository is not looked at', async () => {
    expect(await workflow('on: push\njobs:\n  a:\n    uses: acme/x/.github/workflows/b.yml@v1\n')).toBe('')
  })
})

describe('nothing is said about', () => {
  test.each([
    ['what the environment brings along', '        env:\n          A: ${{ env.SOMETHING }}\n'],
    [
      'secrets and variables, which the file does not show',
      '        env:\n          A: ${{ secrets.X }}${{ vars.Y }}\n',
    ],
    ['the payload of the event', '        env:\n          A: ${{ github.event.anything.at[0].all }}\n'],
    [
      'properties that the parser does not list',
      '        env:\n          A: ${{ github.output }}${{ github.job_workflow_sha }}\n',
    ],
    ['a whole `env` made by an expression', "        env: ${{ fromJSON('{}') }}\n"],
    [
      'lists of tags in a block',
      '      - uses: a/b@v1\n        with:\n          tags: |\n            a\n            b\n',
    ],
    ['the function case', '        env:\n          A: ${{ case(true, 1, 2) }}\n'],
  ])('%s', async (_, more) => {
    expect(await workflow(`on: push\njobs:\n  build:\n${job}${more}`)).toBe('')
  })

  test('a single type of repository_dispatch', async () => {
    expect(await workflow(`on:\n  repository_dispatch:\n    types: built\njobs:\n  build:\n${job}`)).toBe('')
  })

  test('the default of an input without type that is no text', async () => {
    const inputs = 'on:\n  workflow_dispatch:\n    inputs:\n      dry:\n        default: true\n'
    expect(await workflow(`${inputs}jobs:\n  build:\n${job}`)).toBe('')
  })

  test('keys and events of this year', async () => {
    const text = `on:
  schedule:
    - cron: 0 3 * * *
      timezone: Europe/Berlin
  image_version:
    names: [app]
concurrency:
  group: a
  queue: max
jobs:
  build:
    runs-on: ubuntu-26.04-arm
    cancel-timeout-minutes: 2
    steps:
      - id: slow
        run: make
        background: true
      - wait: slow
`
    expect(await workflow(text)).toBe('')
  })
})

describe('an action', () => {
  test('is held to its own schema', async () => {
    const texts = {
      'x/action.yml': 'name: X\ndescription: Does x\nruns:\n  using: composite\n  steps:\n    - run: make\n',
    }
    expect(await told(texts)).toContain('Required property is missing: shell')
  })

  test('that makes the parser stumble is told about all the same', async () => {
    const texts = { 'x/action.yml': 'name: X\ndescription: X\nruns:\n  using: composite\n  steps:\n    - if: []\n' }
    expect(await told(texts)).toContain("Unexpected type 'list' encountered while reading 'if condition'")
  })
})
