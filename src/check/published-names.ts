// The names under which a step publishes, as far as the file writes them out, to tell two publications apart.
import { envOf, withEnv } from './env-values.ts'
import type { Publication } from './publishing.ts'
import { fieldNamed, fieldsOf, textOf } from './reading/fields.ts'
import type { Job } from './reading/job.ts'
import { commandsOf } from './reading/script.ts'
import { usesAction, type Step } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** Where a publication stands. */
export interface Publisher {
  readonly file: WorkflowFile
  readonly job: Job
  readonly publication: Publication
}

/** Where each program uploads to; one of them cannot meet another. */
const registries: readonly (readonly [string, RegExp])[] = [
  ['npm', /npm|yarn|bun|changeset|lerna|semantic-release/i],
  ['pypi', /pypi|twine|uv|poetry|hatch|flit/i],
  ['cargo', /cargo/],
  ['gem', /gem/],
  ['helm', /helm/],
  ['nuget', /nuget/],
]

/** True when both may put something under the same name. A name that the file does not show may be any. */
export function mayMeet(left: Publisher, right: Publisher): boolean {
  if (left.publication.product !== right.publication.product || areCallsForDifferent(left.job, right.job)) return false
  if (left.publication.product === 'release') return areCreations(left.publication, right.publication)
  const [these, those] = [namesOf(left), namesOf(right)]
  if (these === undefined || those === undefined) return true
  return these.some((one) => those.some((other) => mayBeSame(one, other)))
}

/** One workflow called twice, with an input that is written out and differs: the image of the one, the image of the other. */
function areCallsForDifferent(left: Job, right: Job): boolean {
  if (left.calls === undefined || left.calls !== right.calls) return false
  return Object.entries(left.with).some(([input, value]) => {
    const values = [value, fieldNamed(right.with, input)].map((one) => textOf(one) ?? '')
    return values.every((one) => one !== '' && !one.includes('${{')) && values[0] !== values[1]
  })
}

/** Two that create one release: the second fails, unless both take over what they find. Files and notes only add up. */
function areCreations(left: Publication, right: Publication): boolean {
  const isAddition = [left, right].some(({ by }) => /upload|edit/.test(by))
  const isStrict = [left, right].some(
    ({ by, step }) =>
      /^gh release create$|create-release$|^publish-release$/.test(by) &&
      !/gh release (?:view|upload|edit)/.test(step?.run ?? ''),
  )
  return isStrict && !isAddition
}

/** The names; none for what does no harm twice, undefined for names that the file does not show. */
function namesOf({ publication, file, job }: Publisher): readonly string[] | undefined {
  const { product, by, step } = publication
  // What is pushed by digest has no name that another push could take.
  if (product === 'image') return step && imageNames(step, job, file)?.filter((name) => !name.endsWith('@'))
  if (product === 'package') return step && packageNames(by, step, job)
  // A repository has one page, but any number of deployments.
  return by === 'actions/deploy-pages' ? ['pages'] : []
}

/** The registry with the folder or the workspace that is published: the name itself stands in a file of its own. */
function packageNames(by: string, step: Step, job: Job): readonly string[] | undefined {
  const [registry] = registries.find(([, pattern]) => pattern.test(by)) ?? []
  if (registry === undefined) return undefined
  const jobDefault = fieldsOf(fieldsOf(job.data['defaults'])['run'])['working-directory']
  const folder = textOf(step.data['working-directory'] ?? jobDefault) ?? '.'
  const commands = commandsOf(step.run ?? '').filter(({ text }) => text.startsWith(by))
  const chosen = commands.map(
    ({ text }) => text.match(/ (?:\.{0,2}\/|packages\/|-w |-p |--\w*(?:workspace|package|path)\w*[ =])\S*/g) ?? [],
  )
  return (chosen.length === 0 ? [[]] : chosen).map((parts) => `${registry} ${folder}${parts.join('')}`)
}

/** The images with their tags that a step pushes; undefined when some of them cannot be seen. */
export function imageNames(step: Step, job: Job, file: WorkflowFile): readonly string[] | undefined {
  const env = envOf(file, job, step)
  if (step.run !== undefined) return pushedNames(withEnv(step.run, env, true))
  if (!usesAction(step, 'docker/build-push-action')) return undefined
  const byDigest = [...(textOf(step.with['outputs']) ?? '').matchAll(/\bname=([^,\n]+)/g)].map(
    ([, name = '']) => `${name}@`,
  )
  const names = [...listed(step.with['tags']), ...byDigest].flatMap((name) => madeNames(name, job) ?? [name])
  return names.length === 0 ? undefined : names.map((name) => fullName(withEnv(name, env)))
}

function listed(value: unknown): readonly string[] {
  return (textOf(value) ?? '')
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** The images behind `${{ steps.meta.outputs.tags }}`, with any tag. */
function madeNames(name: string, job: Job): readonly string[] | undefined {
  const id = /^\$\{\{\s*steps\.([\w-]+)\.outputs\.tags\s*\}\}$/.exec(name)?.[1]
  const step = job.steps.find((other) => other.id === id && usesAction(other, 'docker/metadata-action'))
  if (id === undefined || step === undefined) return undefined
  return listed(step.with['images']).map((image) => `${image.replace(/^.*\bname=/, '')}:\${{ any }}`)
}

function pushedNames(script: string): readonly string[] | undefined {
  const names = commandsOf(script).flatMap(({ text }): readonly (string | undefined)[] => {
    const words = text.replaceAll(/["']/g, '').split(' ')
    if (
      /^(?:docker|podman|buildah|nerdctl)(?: (?:image|manifest))? push\b|^(?:skopeo|crane|gcrane|oras) (?:copy|cp)\b/.test(
        text,
      )
    ) {
      return [words.at(-1)]
    }
    if (/^docker (?:buildx|build)\b.*(?:--push|imagetools create)/.test(text)) {
      return Array.from(text.matchAll(/ (?:-t|--tag)[ =]["']?([^\s"']+)/g), ([, name]) => name)
    }
    return []
  })
  return names.length === 0 || names.includes(undefined) ? undefined : names.flatMap((name) => fullName(name ?? ''))
}

/** Docker's short forms written out: no host is Docker Hub, no tag is `latest`. */
function fullName(name: string): string {
  const short = name.replace(/^(?:docker:\/\/)?(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, '')
  return /[:@}][^/]*$|\$\w+$/.test(short) ? short : `${short}:latest`
}

const hole = /\$\{\{[^]*?\}\}|\$\{[^}]*\}|\$\w+/g

/** Two names of the same unknown parts are compared as they are written, others by the text around the unknown parts. */
function mayBeSame(left: string, right: string): boolean {
  const holes = [left, right].map((name) =>
    (name.match(hole) ?? []).map((part) => part.replaceAll(/\s/g, '')).join(' '),
  )
  const [these = [''], those = ['']] = [left, right].map((name) => name.split(hole))
  if (holes[0] === holes[1]) return these.join('\n') === those.join('\n')
  return begin(these[0] ?? '', those[0] ?? '') && end(these.at(-1) ?? '', those.at(-1) ?? '')
}

const begin = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

const end = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one)
