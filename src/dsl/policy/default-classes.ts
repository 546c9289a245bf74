// The classes that the settings of a policy stand for, with what is known of each: who writes it, whether it moves, how long it stays.
import { keptName } from '../../model/channel.ts'
import type { Cause, LatestPolicy, TagClass } from '../../model/tag-policy.ts'
import { parseGrammar } from '../../model/tag-grammar.ts'
import type { ChannelOptions, TagPolicyOptions } from './tag-options.ts'

type Channel = Required<ChannelOptions>

/** The channels in full. */
export function channelsOf({ channels = [], branch = 'main' }: TagPolicyOptions): readonly Channel[] {
  return channels.map((channel, n) => {
    const inFull: ChannelOptions =
      typeof channel === 'string' ? { name: channel, from: n === 0 ? { branch } : 'promotion' } : channel
    const leavesStamps = inFull.from === 'promotion' || typeof inFull.from === 'object'
    return { stamps: leavesStamps, ...inFull }
  })
}

/** All classes of a policy in the order in which they are told. */
export function defaultClasses(options: TagPolicyOptions): readonly TagClass[] {
  const made = [
    ...versionClasses(options),
    ...latestClass(options),
    ...channelsOf(options).flatMap(channelClasses),
    ...otherBuilds(options),
  ]
  const hasVariants = (options.variants ?? ['']).some((variant) => variant !== '')
  return [...(hasVariants ? made.map(withVariant) : made), ...(options.classes ?? [])].map((one) =>
    keeping(one, options),
  )
}

/** `latest` is the main variant's alone, and a promotion moves one image. */
function withVariant(one: TagClass): TagClass {
  const stays = one.name === 'latest' || one.writer === 'promotion' || one.grammar.includes('{variant}')
  return stays ? one : { ...one, grammar: `${one.grammar}{variant}` }
}

const keeping = (one: TagClass, { keep = {} }: TagPolicyOptions): TagClass => {
  const retention = keep[one.name]
  return retention === undefined ? one : { ...one, retention }
}

/** The grammar of a setting that may be just yes. */
const grammarFor = (setting: boolean | string, usual: string): readonly string[] =>
  setting === false ? [] : [setting === true ? usual : setting]

function versionClasses(options: TagPolicyOptions): readonly TagClass[] {
  const { git = 'v{version}', versions = '{version}', aliases = [], prereleases = false, rebuilds = false } = options
  const build = { writer: 'build', retention: 'forever' } as const
  const once = { ...build, mobility: 'write-once' } as const
  const plain: TagClass = { name: 'version', grammar: versions, ...once, causes: ['release'], about: 'A release.' }
  return [
    ...(git === null ? [] : [plain]),
    ...aliases.map((grammar): TagClass => {
      const about = 'The highest release below it.'
      return { name: aliasName(grammar), grammar, ...build, mobility: 'forward', causes: ['release'], about }
    }),
    ...grammarFor(prereleases, `${versions}{pre}`).map((grammar): TagClass => ({
      name: 'prerelease',
      grammar,
      ...once,
      causes: ['prerelease'],
      about: 'A version to try.',
    })),
    ...grammarFor(rebuilds, `${versions}-{date}`).map((grammar): TagClass => {
      const about = 'A release that was built again.'
      return { name: 'rebuild', grammar, ...once, retention: { days: 90 }, causes: ['rebuild'], about }
    }),
  ]
}

/** `{major}.{minor}` is called minor, `{major}` major; others after their text. */
function aliasName(grammar: string): string {
  const parts = parseGrammar(grammar).map((part) => (part.kind === 'part' ? part.name : part.text))
  const usual: Readonly<Record<string, string>> = { major: 'major', 'major.minor': 'minor' }
  const name = parts.filter((part) => part !== 'variant').join('')
  return usual[name] ?? name
}

function latestClass(options: TagPolicyOptions): readonly TagClass[] {
  const latest = options.latest ?? (options.git === null ? 'none' : 'highest-release')
  if (latest === 'none') return []
  const base = { name: 'latest', grammar: 'latest', retention: 'forever' } as const
  if (latest === 'highest-release')
    return [{ ...base, mobility: 'forward', writer: 'build', causes: ['release'], about: 'The highest release.' }]
  if ('branch' in latest)
    return [
      { ...base, mobility: 'free', writer: 'build', causes: [latest], about: `The newest build of ${latest.branch}.` },
    ]
  return [{ ...base, mobility: 'free', writer: 'promotion', causes: [], about: `The same as ${latest.channel}.` }]
}

/** What the policy says of `latest` when a channel moves it: builds leave it alone. */
export function latestPolicy({ latest, git }: TagPolicyOptions): LatestPolicy {
  if (latest === undefined) return git === null ? 'none' : 'highest-release'
  return typeof latest === 'object' && 'channel' in latest ? 'none' : latest
}

function channelClasses({ name, from, stamps }: Channel): readonly TagClass[] {
  const base = { mobility: 'free', retention: 'forever' } as const
  const once = { mobility: 'write-once' } as const
  if (from !== 'promotion') {
    const build = { writer: 'build', causes: [from === 'other-branches' ? 'branch' : from] as Cause[] } as const
    const stamp = { name: keptName(name, 'stamp'), grammar: `${name}-{date}-{sha7}`, ...build, ...once } as const
    const about = `What ${name} stood for on a day.`
    return [
      { name, grammar: name, ...base, ...build, about: `The newest build ${sourceWords(from)}.` },
      ...(stamps ? [{ ...stamp, retention: { days: 90 }, about }] : []),
    ]
  }
  const promotion = { writer: 'promotion', causes: [] as Cause[] } as const
  const kept = { ...promotion, ...once, retention: { newest: 30 } } as const
  const inPlace: TagClass = { name, grammar: name, ...base, ...promotion, about: 'What was promoted last.' }
  if (!stamps) return [inPlace]
  return [
    inPlace,
    { name: keptName(name, 'stamp'), grammar: `${name}-{date}-{sha7}`, ...kept, about: 'A promotion.' },
    {
      name: keptName(name, 'stamp-digest'),
      grammar: `${name}-{date}-d{hex12}`,
      ...kept,
      about: 'A promotion of an image that names no commit.',
    },
    {
      name: keptName(name, 'rollback'),
      grammar: `${name}-rollback-{date}-{time}-from-{text}`,
      ...kept,
      about: 'A rollback.',
    },
  ]
}

function sourceWords(from: Exclude<Channel['from'], 'promotion'>): string {
  if (typeof from === 'object') return `of ${from.branch}`
  return from === 'manual' ? 'by hand' : 'of any other branch'
}

function otherBuilds({ commits = false, branches = false, manual = false }: TagPolicyOptions): readonly TagClass[] {
  const free = { writer: 'build', mobility: 'free' } as const
  const { grammar: given = false, mobility = 'free' } = typeof commits === 'object' ? commits : { grammar: commits }
  const byHand = typeof manual === 'object' ? manual : grammarFor(manual, 'manual-{sha7}')
  return [
    ...grammarFor(given, 'sha-{sha7}').map((grammar): TagClass => {
      const about = 'The newest build of a commit.'
      return {
        name: 'commit',
        grammar,
        writer: 'build',
        mobility,
        retention: { newest: 30 },
        causes: ['always'],
        about,
      }
    }),
    ...grammarFor(branches, 'branch-{branch}').map((grammar): TagClass => {
      const about = 'The newest build of a branch.'
      return { name: 'branch', grammar, ...free, retention: 'with-branch', causes: ['branch'], about }
    }),
    ...byHand.map((grammar): TagClass => {
      const name = /\{text\}/.test(grammar) ? 'named' : 'manual'
      return { name, grammar, ...free, retention: { days: 30 }, causes: ['manual'], about: 'A build by hand.' }
    }),
  ]
}
