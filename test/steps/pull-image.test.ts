// An image on the machine that tests it: the digest is the one that was pulled, or the step ends.
import { describe, expect, it } from 'vitest'
import { pullImage } from '../../src/steps/pull-image.ts'
import { runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const digest = `sha256:${'a'.repeat(64)}`
const name = 'docker.io/acme/app-cpu'

const pull = (docker: string, image = `${name}@${digest}`): Promise<ShellResult> =>
  runStep(pullImage, { env: { IMAGE: image, NAME: 'acme/app-cpu:v1.2.3' }, stubs: { docker } })

const machineWith = (digests: string): string => `
echo "$@" >>"$GITHUB_WORKSPACE/docker.log"
[[ $1 != image ]] || printf '%s\\n' ${digests}`

describe('an image that is pulled', () => {
  it('D10 D11 D24 is pulled by digest, has the name that the tests know, and the digest that the machine has', async () => {
    const { code, outputs, workspace } = await pull(machineWith(`acme/app-cpu@${digest}`))
    expect({ code, outputs }).toEqual({ code: 0, outputs: { digest } })
    expect(workspace.read('docker.log').split('\n').slice(0, 2)).toEqual([
      `pull --quiet ${name}@${digest}`,
      `tag ${name}@${digest} acme/app-cpu:v1.2.3`,
    ])
  })

  it.each([
    ['another digest', `acme/app-cpu@sha256:${'b'.repeat(64)}`, `acme/app-cpu@sha256:${'b'.repeat(64)}`],
    ['none', "''", 'an image without digest'],
  ])('D24 D25 ends the step when the machine has %s', async (_, digests, has) => {
    const { code, outputs, errors } = await pull(machineWith(digests))
    expect({ code, outputs, errors }).toEqual({
      code: 4,
      outputs: {},
      errors: [`acme/app-cpu:v1.2.3 is ${has}, not ${name}@${digest}`],
    })
  })

  it('D24 is never one that a tag stands for', async () => {
    expect(await pull(machineWith(`acme/app-cpu@${digest}`), `${name}:v1.2.3`)).toMatchObject({ code: 4, outputs: {} })
  })

  it('ends the step when it cannot be pulled', async () => {
    const { code, errors } = await pull("echo 'manifest unknown' >&2; exit 1")
    expect({ code, errors }).toEqual({ code: 5, errors: [`${name}@${digest} could not be pulled`] })
  })
})
