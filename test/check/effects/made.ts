// Compiles workflows in memory and gives what the rules say about what they do.
import { Project } from '../../../src/check/project.ts'
import { WorkflowFile } from '../../../src/check/reading/workflow-file.ts'
import { runRule } from '../../../src/check/rule.ts'
import { rules } from '../../../src/check/rules/index.ts'
import { Desk } from '../../../src/dsl/compile/context.ts'
import { compileWorkflow } from '../../../src/dsl/compile/compile-workflow.ts'
import { ghcr, image } from '../../../src/dsl/image.ts'
import type { Image } from '../../../src/dsl/image.ts'
import { job } from '../../../src/dsl/job.ts'
import type { Job, JobOptions } from '../../../src/dsl/job.ts'
import { run } from '../../../src/dsl/step.ts'
import { tagPolicy } from '../../../src/dsl/tag-policy.ts'
import type { Workflow } from '../../../src/dsl/workflow.ts'
import type { Effect } from '../../../src/model/effect.ts'
import type { RuleId } from '../../../src/model/finding.ts'
import type { WorkflowFacts } from '../../../src/model/workflow-facts.ts'
import { readYaml } from '../../../src/yaml/read.ts'
import { writeYaml } from '../../../src/yaml/write.ts'
import { testLock } from '../test-lock.ts'

/** An image with versions, an alias, `latest`, a channel of builds and one of promotions. */
export const app: Image<'staging' | 'prod'> = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({
    aliases: ['{major}.{minor}'],
    channels: ['staging', 'prod'],
    branches: true,
    commits: true,
    rebuilds: true,
  }),
})

/** The lock of the image. */
export const lock = { group: 'image-mutation-acme-app', queue: 'max' } as const

type Settings = Partial<Omit<JobOptions<object>, 'steps'>>

/** A job with one step for each effect; a list of effects is one step. */
export function does(id: string, settings: Settings, ...effects: readonly (Effect | readonly Effect[])[]): Job {
  const steps = effects.map((effect) => run(`./${id}.sh`, { effects: [effect].flat() }))
  return job(id, { 'runs-on': 'ubuntu-24.04', ...(settings as object), steps })
}

/** A finding of an effect rule: what it says, without where. */
export type Said = readonly [rule: RuleId, args: unknown]

const about = new Set<RuleId>([
  'moving-tag-outside-lock',
  'moving-tag-before-proof',
  'release-before-image',
  'mutation-may-be-cancelled',
  'promotion-without-verification',
  'signature-by-nobody',
  'cleanup-reaches-protected-tag',
  'two-workflows-publish-one-release',
  'two-workflows-write-one-class',
  'trigger-misses-release',
  'trigger-wider-than-policy',
  'secret-on-pull-request',
  'grant-without-effect',
])

/** What the rules about effects find in the workflows of one repository. */
export function saidOf(...workflows: readonly Workflow[]): readonly Said[] {
  const facts = new Map<string, WorkflowFacts>()
  const files = workflows.map((workflow) => {
    const path = `.github/workflows/${workflow.file}`
    const desk = new Desk({
      lockPath: 'lock',
      pin: () => ({ sha: 'a'.repeat(40), version: 'v1' }),
      place: () => ({ file: 'module.ts', line: 1, column: 1 }),
    })
    const { file } = readYaml(path, writeYaml(compileWorkflow(workflow, desk), {}))
    const [own] = desk.facts
    if (file === undefined || own === undefined || desk.findings.length > 0)
      throw new Error(JSON.stringify(desk.findings))
    facts.set(path, own)
    return new WorkflowFile(file)
  })
  const project = new Project('', files, { own: testLock, shipped: testLock }, facts)
  const asked = rules.filter(({ id }) => about.has(id))
  return asked
    .flatMap((rule) => files.flatMap((file) => runRule(rule, file, project)))
    .map((one) => [one.rule, one.args])
}

/** Only the rules that speak, each once. */
export const rulesOf = (...workflows: readonly Workflow[]): readonly RuleId[] => [
  ...new Set(saidOf(...workflows).map(([rule]) => rule)),
]
