// Stops a module whose tag policy cannot be meant, with one sentence that says why.
import { isValidRefName } from '../../language/filter/ref-name.ts'
import { isTagName } from '../../model/tag-grammar.ts'
import { channelsOf, defaultClasses, latestPolicy } from './default-classes.ts'
import { grammarFault } from './grammar-fault.ts'
import type { TagPolicyOptions } from './tag-options.ts'

/** @throws {TypeError} with the first thing that is wrong. */
export function refuseOptions(options: TagPolicyOptions): void {
  const fault = optionFaults(options).next().value
  if (fault !== undefined) throw new TypeError(`tagPolicy(): ${fault}`)
}

function* optionFaults(options: TagPolicyOptions): Generator<string, undefined> {
  const { git = 'v{version}', latest, keep = {}, aliases = [] } = options
  yield* variantFaults(options)
  const classes = defaultClasses(options)
  for (const grammar of [...(git === null ? [] : [git]), ...classes.map((one) => one.grammar)]) {
    const fault = grammarFault(grammar)
    if (fault !== undefined) yield `the grammar '${grammar}' cannot be used: ${fault}`
  }
  if (git !== null && !isValidRefName(git.replaceAll(/\{[^{}]*\}|\?/g, '1'))) yield `git takes no tag like '${git}'`
  const channels = channelsOf(options).map(({ name }) => name)
  for (const name of channels) if (!isTagName(name)) yield `'${name}' cannot be a channel, because it cannot be a tag`
  const names = classes.map(({ name }) => name)
  const twice = names.find((name, n) => names.indexOf(name) < n)
  if (twice !== undefined) yield `two classes are called '${twice}'; give one of them another name`
  const unknown = Object.keys(keep).find((name) => !names.includes(name))
  if (unknown !== undefined)
    yield `keep names the class '${unknown}', which it does not have (it has: ${names.join(', ')})`
  if (typeof latest === 'object' && 'channel' in latest && !channels.includes(latest.channel))
    yield `latest follows the channel '${latest.channel}', which it does not have (it has: ${channels.join(', ') || 'none'})`
  if (git === null && aliases.length > 0)
    yield `the alias '${aliases[0]}' follows releases, and git: null says that there are none`
  if (git === null && latestPolicy(options) === 'highest-release')
    yield `latest follows releases, and git: null says that there are none`
  return undefined
}

function* variantFaults(options: TagPolicyOptions): Generator<string, undefined> {
  const { variants = [''] } = options
  if (variants.length === 0) yield `variants is empty; the main variant is ''`
  for (const [n, variant] of variants.entries()) {
    if (!/^(?:[-._][A-Za-z0-9_.-]+)?$/.test(variant)) yield `'${variant}' cannot be a variant; write it like '-trixie'`
    if (variants.indexOf(variant) < n) yield `the variant '${variant}' stands there twice`
  }
  if (!variants.includes('') && latestPolicy(options) !== 'none')
    yield `latest is the main variant's, which is missing; add '' to variants, or write latest: 'none'`
  return undefined
}
