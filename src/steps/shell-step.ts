// Makes a step of a script beside it: what it reads, what it gives, which programs it calls, what it does to the world.
import { readFileSync } from 'node:fs'
import { run } from '../dsl/step.ts'
import type { RunOptions, Step } from '../dsl/step.ts'
import type { Effect, ImageVerb, RepositoryVerb } from '../model/effect.ts'
import type { ImageFacts } from '../model/image.ts'
import { scriptFile } from '../model/own-files.ts'

/** A script with what a test holds it to. */
export interface ShellStepDefinition<E extends string, P extends string, O extends string> {
  /** The file beside this one, such as `resolve-digest.sh`. */
  readonly script: string
  /** The name of the step when nobody gives another. */
  readonly name: string
  /** Variables that must be given. */
  readonly env: readonly E[]
  /** Variables that may be given. */
  readonly optionalEnv?: readonly P[]
  /** The outputs that the script writes. */
  readonly outputs?: readonly O[]
  /** Programs beyond bash and the core utilities. */
  readonly tools: readonly string[]
  readonly effects: readonly (ImageVerb | RepositoryVerb)[]
}

/** What a step touches: an image with classes of its tags, or a repository. */
export interface Touches {
  readonly image?: ImageFacts
  /** Classes of tags. @default none */
  readonly classes?: readonly string[]
  /** The workflow file of this repository whose signature is asked for. */
  readonly signer?: string
  /** Another repository. @default the one that the workflow runs in */
  readonly repository?: string
  /** The event type, release or environment. */
  readonly about?: string
}

type Values<E extends string, P extends string> = Readonly<Record<E, RunValue>> & Readonly<Partial<Record<P, RunValue>>>
type RunValue = NonNullable<Extract<NonNullable<RunOptions['env']>, Readonly<Record<string, unknown>>>[string]>

/** How a step is used in a job. */
export type ShellStepUse<E extends string, P extends string> = Omit<RunOptions, 'env' | 'outputs' | 'effects'> &
  Touches & { readonly env: Values<E, P> }

/** A step that can be put into a job, with its definition for those who look at it. */
export interface ShellStep<E extends string, P extends string, O extends string> {
  (use: ShellStepUse<E, P>): Step<O>
  readonly definition: ShellStepDefinition<E, P, O>
}

const onImage: ReadonlySet<string> = new Set<ImageVerb>([
  'resolve',
  'push-digest',
  'write-tag',
  'delete-version',
  'sign',
  'attest',
  'verify',
  'test',
])

/** Defines a step. */
export function shellStep<const E extends string, const P extends string = never, const O extends string = never>(
  definition: ShellStepDefinition<E, P, O>,
): ShellStep<E, P, O> {
  const use = ({ image, classes, signer, repository, about, ...options }: ShellStepUse<E, P>): Step<O> =>
    run(commandOf(definition.script), {
      name: definition.name,
      ...options,
      ...(definition.outputs && { outputs: definition.outputs }),
      effects: effectsOf(definition, { image, classes, signer, repository, about } as Touches),
    })
  return Object.assign(use, { definition })
}

/** The verbs of a definition with what is touched. */
export function effectsOf(
  { script, effects }: Pick<ShellStepDefinition<string, string, string>, 'script' | 'effects'>,
  { image, classes = [], signer, repository = 'self', about }: Touches,
): readonly Effect[] {
  return effects.map((does): Effect => {
    if (!onImage.has(does))
      return { does: does as RepositoryVerb, repository, ...(about === undefined ? {} : { about }) }
    if (image === undefined) throw new Error(`${script} touches an image, and the step names none`)
    const registries = image.registries.map(({ kind }) => kind)
    return { does: does as ImageVerb, image: image.name, registries, classes, ...(signer !== undefined && { signer }) }
  })
}

/** A script that is longer would hide the workflow it stands in; synth puts it beside decide.mjs. */
const mostLines = 6

/** What stands at `run`: a short script itself, or the file of a long one. */
function commandOf(file: string): string {
  const script = scriptOf(file)
  return script.trimEnd().split('\n').length > mostLines ? `source .github/tagwright/${file}` : script
}

/** The script without the comment at its top, which says what the YAML shows: variables and outputs. */
export function scriptOf(file: string): string {
  const text = readFileSync(scriptFile(file), 'utf8')
  return text.replace(/^(?:#.*\n)+\n*/, '')
}
