// Which outputs the legs of a matrix share for sure, which perhaps, and which not; and who is told that reads them.
import { expect, test } from 'vitest'
import { matrixLegsShareOutput } from '../../../src/check/rules/matrix-legs-share-output.ts'
import { matrixOutputReadAsOne } from '../../../src/check/rules/matrix-output-read-as-one.ts'
import { findingsOf } from '../fixture.ts'

interface Job {
  readonly matrix?: string
  readonly runner?: string
  readonly key?: string
  readonly value?: string
  readonly steps?: readonly string[]
}

const both = '{arch: [amd64, arm64]}'
const write = '{id: make, run: \'echo "out=$ARCH" >> "$GITHUB_OUTPUT"\', env: {ARCH: "${{ matrix.arch }}"}}'

function workflow({
  matrix = both,
  runner = 'ubuntu-24.04',
  key = 'out',
  value = '${{ steps.make.outputs.out }}',
  steps = [write],
}: Job): string {
  return `on: push
env: {TOP: plain}
jobs:
  build:
    strategy: {matrix: ${matrix}}
    runs-on: ${runner}
    outputs:
      ${key}: ${JSON.stringify(value)}
    steps:
${steps.map((step) => `      - ${step}`).join('\n')}
  read:
    needs: build
    steps:
      - {run: make, env: {A: "\${{ needs.BUILD.outputs.Out }}", B: "\${{ needs.build.outputs.out }}"}}
`
}

const severity = (job: Job): string =>
  findingsOf([matrixLegsShareOutput], { 'a.yml': workflow(job) })
    .map((finding) => finding.severity)
    .join() || 'silent'

const run = (script: string): string => `{id: make, run: ${JSON.stringify(script)}}`

test.each<[string, string, Job]>([
  ['a step that reads the leg', 'error', {}],
  ['a machine of the leg', 'error', { runner: '${{ matrix.arch }}', steps: [run('echo "out=1" >> "$GITHUB_OUTPUT"')] }],
  [
    'an earlier step that reads the leg',
    'error',
    { steps: ['{run: "make ${{ matrix.arch }}"}', run('echo "out=1" >> "$GITHUB_OUTPUT"')] },
  ],
  [
    'a later step that reads the leg',
    'warning',
    { steps: [run('echo "out=1" >> "$GITHUB_OUTPUT"'), '{run: "make ${{ matrix.arch }}"}'] },
  ],
  [
    'a step whose name shows the leg',
    'warning',
    { steps: ['{id: make, name: "make ${{ matrix.arch }}", run: ./make.sh}'] },
  ],
  ['a program that nobody sees into', 'error', { steps: [run('./make.sh "${{ matrix.arch }}"')] }],
  ['a matrix made at run time', 'error', { matrix: '"${{ fromJSON(needs.plan.outputs.matrix) }}"' }],
  ['legs made by include', 'error', { matrix: '{include: [{arch: amd64}, {arch: arm64}]}' }],
  ['a value of the leg', 'error', { value: '${{ matrix.arch }}' }],
  ['the number of the leg', 'error', { value: 'leg-${{ strategy.job-index }}' }],
  ['an output named by the leg', 'error', { value: '${{ steps.make.outputs[matrix.arch] }}' }],
  [
    'a shell condition on the leg',
    'warning',
    {
      steps: [
        '{id: make, run: \'if [ "$A" = amd64 ]; then echo "out=1" >> "$GITHUB_OUTPUT"; fi\', env: {A: "${{ matrix.arch }}"}}',
      ],
    },
  ],
  ['one leg only', 'silent', { matrix: '{arch: [amd64]}' }],
  ['a name with an expression, which GitHub refuses', 'silent', { key: '"out-${{ matrix.arch }}"' }],
  [
    'a value that is the same in all legs',
    'silent',
    { value: '${{ github.sha }}-${{ needs.plan.outputs.tag }}-${{ env.TOP }}' },
  ],
  ['a fixed text', 'silent', { value: 'yes' }],
  ['a value of one leg', 'silent', { value: "${{ matrix.arch == 'amd64' && steps.make.outputs.out || '' }}" }],
  ['a step of one leg', 'silent', { steps: [write.replace('{id: make', "{id: make, if: matrix.arch == 'amd64'")] }],
  ['a name that the script makes up', 'silent', { steps: ['{id: make, run: \'echo "$NAME=1" >> "$GITHUB_OUTPUT"\'}'] }],
])('%s: %s', (_, expected, job) => {
  expect(severity(job)).toBe(expected)
})

test('a reader is told once, with the place where the legs write', () => {
  const findings = findingsOf([matrixOutputReadAsOne], { 'a.yml': workflow({}) })
  expect(findings.map(({ args, severity: level }) => ({ args, level }))).toEqual([
    { args: { job: 'build', output: 'Out' }, level: 'warning' },
  ])
  expect(findings[0]?.related?.map(({ place }) => place.line)).toEqual([8])
})

test('a reader of an output that one leg writes is not told', () => {
  expect(findingsOf([matrixOutputReadAsOne], { 'a.yml': workflow({ key: '"out-${{ matrix.arch }}"' }) })).toEqual([])
})

test.each([
  ['with: {arch: "${{ matrix.arch }}"}', ['error']],
  ['with: {arch: all}', ['warning']],
  ['secrets: inherit', ['warning']],
])('a call for each leg, %s, is told where its output is read', (call, expected) => {
  const text = `on: push
jobs:
  build:
    strategy: {matrix: ${both}}
    uses: ./.github/workflows/build.yml
    ${call}
  read:
    needs: build
    steps: [{run: "make \${{ needs.build.outputs.digest }}"}]
`
  expect(findingsOf([matrixOutputReadAsOne], { 'a.yml': text }).map((finding) => finding.severity)).toEqual(expected)
})
