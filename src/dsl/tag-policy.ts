// The tags of an image, declared once: everything that mentions a tag follows from it.
import { isPromotable, isRollbackTag } from '../model/channel.ts'
import { classOf } from '../model/tag-grammar.ts'
import type { LatestPolicy, TagClass, TagPolicy } from '../model/tag-policy.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import { channelsOf, defaultClasses, latestPolicy } from './policy/default-classes.ts'
import { keepRules, protectedClasses, recognisers, releaseFilters, reservedNames } from './policy/derived.ts'
import type { KeepRule } from './policy/derived.ts'
import { inOrderOfOpenness } from './policy/openness.ts'
import { refuseOptions } from './policy/refuse-options.ts'
import type { TagPolicyOptions } from './policy/tag-options.ts'
import { tagTable } from './policy/tag-table.ts'
import { settled } from './settled.ts'

/** A policy with what follows from it. As JSON it is the policy alone. */
export class Tags<Channel extends string = string> implements TagPolicy {
  readonly git: string | undefined
  declare readonly filters?: readonly string[]
  readonly variants: readonly string[]
  readonly latest: LatestPolicy
  readonly classes: readonly TagClass[]
  readonly #channels: readonly Channel[]
  readonly #site: CallSite

  constructor(policy: TagPolicy, channels: readonly Channel[], site: CallSite) {
    this.git = policy.git
    if (policy.filters !== undefined) this.filters = policy.filters
    this.variants = policy.variants
    this.latest = policy.latest
    this.classes = policy.classes
    this.#channels = channels
    this.#site = site
    Object.freeze(this)
  }

  /** Where it was declared. */
  get site(): CallSite {
    return this.#site
  }

  get channels(): readonly Channel[] {
    return this.#channels
  }

  /** What stands at `on.push.tags` of a workflow that builds releases. */
  get releaseFilters(): readonly string[] {
    return releaseFilters(this)
  }

  /** An expression for each class. */
  get recognisers(): Readonly<Record<string, RegExp>> {
    return recognisers(this)
  }

  /** What cleanup keeps. */
  get keepRules(): readonly KeepRule[] {
    return keepRules(this)
  }

  /** The classes that stay for ever. */
  get protectedClasses(): readonly TagClass[] {
    return protectedClasses(this)
  }

  /** The grammars whose names no branch and no person can take. */
  get reservedNames(): readonly string[] {
    return reservedNames(this)
  }

  /** The class that a tag is in. */
  classOf(tag: string): TagClass | undefined {
    return classOf(this, tag)
  }

  /** The classes that a promotion to the channel takes. */
  promotable(channel: Channel): readonly TagClass[] {
    return this.#takenBy(channel, isPromotable)
  }

  /** The classes that a rollback of the channel can go back to. */
  rollbackable(channel: Channel): readonly TagClass[] {
    return this.#takenBy(channel, isRollbackTag)
  }

  /** Nothing for a channel that builds move. */
  #takenBy(channel: Channel, isTaken: (one: TagClass, channel: string) => boolean): readonly TagClass[] {
    const isMoved = this.classes.some(({ name, writer }) => name === channel && writer === 'promotion')
    return isMoved ? this.classes.filter((one) => isTaken(one, channel)) : []
  }

  /** The classes as a Markdown table. */
  table(): string {
    return tagTable(this)
  }
}

/** Declares the tags of an image. */
export function tagPolicy<const C extends string = never>(options: TagPolicyOptions<C> = {}): Tags<C> {
  refuseOptions(options)
  const { git = 'v{version}', variants = [''], filters } = options
  const policy: TagPolicy = settled({
    git: git ?? undefined,
    ...(filters !== undefined && { filters }),
    variants,
    latest: latestPolicy(options),
    classes: inOrderOfOpenness(defaultClasses(options)),
  })
  const channels = channelsOf(options).map(({ name }) => name as C)
  return new Tags(policy, Object.freeze(channels), callSite(tagPolicy))
}
