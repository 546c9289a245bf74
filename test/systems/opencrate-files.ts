// What tests read of the committed workflows of OpenCrate.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildMatrixDoor } from '../../src/decide/build/build-matrix-door.ts'
import { matrixFromFilesDoor } from '../../src/decide/build/matrix-from-files.ts'
import type { Policy } from '../../src/model/policy.ts'
import { outputsOf } from '../decide/open-door.ts'
import { fileOf } from './opencrate-world.ts'
import type { JobYaml, WorkflowYaml } from './run-jobs.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = path.join(root, 'generated/opencrate/opencrate/.github')
export const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8')
export const guide = readFileSync(path.join(root, 'workflows/opencrate/opencrate/README.md'), 'utf8')

export const checks = fileOf('pr-checks.yml')
export const release = fileOf('release-docker.yml')
export const pypi = fileOf('release-pypi.yml')

type Step = NonNullable<JobYaml['steps']>[number]

export const jobIn = ({ jobs }: WorkflowYaml, id: string): JobYaml => {
  const job = jobs[id]
  if (job === undefined) throw new Error(`no job ${id} (there are: ${Object.keys(jobs).join(', ')})`)
  return job
}
export const stepsOf = (file: WorkflowYaml, id: string): readonly Step[] => jobIn(file, id).steps ?? []
export const labelOf = ({ name, uses = '' }: Step): string => name ?? uses.split('@')[0] ?? ''
export const step = (file: WorkflowYaml, id: string, name: string): Step => {
  const found = stepsOf(file, id).find((one) => labelOf(one) === name)
  if (found === undefined) throw new Error(`job ${id} has no step '${name}'`)
  return found
}
const needsOf = (id: string): readonly string[] => [jobIn(release, id).needs ?? []].flat()

/** Every job that a job of the release waits for, at any distance. */
export const before = (id: string): ReadonlySet<string> => new Set(needsOf(id).flatMap((one) => [one, ...before(one)]))

export const policy: Policy = JSON.parse(read('tagwright/policy.json'))

const pythons = '3.7\n3.8\n3.9\n3.10\n3.11\n3.12\n3.13\n'

/** The legs that a job decides on, from a file of versions. */
export function legsOf(
  file: WorkflowYaml,
  id: string,
  versions = pythons,
): readonly Readonly<Record<string, string>>[] {
  const { env: reads = {} } = step(file, id, 'Read VERSION and PYTHON_VERSIONS')
  const { axes } = outputsOf(matrixFromFilesDoor, policy, {
    ...reads,
    VERSION: 'v1.2.0',
    VALUES: versions,
    ...(reads['ENDS'] === undefined ? {} : { ENDS: true }),
  })
  const { RUNNERS, ONLY = '{}' } = (step(file, id, 'Decide on the legs').env ?? {}) as Readonly<Record<string, string>>
  const env = {
    IMAGE: 'braindotai/opencrate',
    RUNNERS: JSON.parse(RUNNERS ?? ''),
    ONLY: JSON.parse(ONLY),
    PRODUCTS: axes,
  }
  return (outputsOf(buildMatrixDoor, policy, env)['matrix'] as { include: readonly Readonly<Record<string, string>>[] })
    .include
}

/** The steps of a job by what they are called. */
export const order = (file: WorkflowYaml, id: string): readonly string[] => stepsOf(file, id).map(labelOf)
