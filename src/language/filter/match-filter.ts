// Whether a list of filter patterns takes a name (G-F1 to G-F7). Works on the text itself, for any number of wildcards in
// the time of pattern times name; the automata of this folder say the same and are made in another way.

/** Whether the list takes the name: the last pattern that matches decides. An invalid pattern matches nothing. */
export function matchFilter(patterns: readonly string[], name: string): boolean {
  return decideFilter(patterns, name).included
}

/** What the list says of the name, and the index of the pattern that decides; none when no pattern matches. */
export function decideFilter(
  patterns: readonly string[],
  name: string,
): { readonly included: boolean; readonly by: number | undefined } {
  const by = patterns.findLastIndex((pattern) => matchPattern(isNegative(pattern) ? pattern.slice(1) : pattern, name))
  return by < 0 ? { included: false, by: undefined } : { included: !isNegative(patterns[by]), by }
}

/**
 * Whether an -ignore list ignores every one of the names, so that nothing runs (G-F9). A negative pattern in such a list is
 * not documented; act and runner.server let it ignore all that it does not match.
 */
export function ignoresAll(patterns: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => ignoredBy(patterns, name) !== undefined)
}

/** The index of the first pattern of an -ignore list that ignores the name. */
export function ignoredBy(patterns: readonly string[], name: string): number | undefined {
  const by = patterns.findIndex((pattern) =>
    isNegative(pattern) ? isValid(pattern) && !matchPattern(pattern.slice(1), name) : matchPattern(pattern, name),
  )
  return by < 0 ? undefined : by
}

function isNegative(pattern: string | undefined): boolean {
  return pattern?.startsWith('!') === true
}

function isValid(negative: string): boolean {
  return readSteps(Array.from(negative.slice(1))) !== undefined
}

/** Which offsets of a name can be reached from those reached before. */
type Step = (reached: readonly boolean[], name: readonly string[]) => boolean[]

function matchPattern(pattern: string, text: string): boolean {
  const name = [...text]
  const steps = readSteps([...pattern])
  if (steps === undefined) return false
  const start = [true, ...name.map(() => false)]
  return steps.reduce((reached, step) => step(reached, name), start)[name.length] === true
}

/** The steps of a pattern in order; undefined when GitHub would refuse it. */
function readSteps(pattern: readonly string[]): readonly Step[] | undefined {
  const steps: Step[] = []
  let at = 0
  while (at < pattern.length) {
    const found = pattern[at] === '*' ? readStars(pattern, at) : readOne(pattern, at)
    if (found === undefined) return undefined
    steps.push(found.step)
    at = found.end
  }
  return at === 0 ? undefined : steps
}

type Read = { readonly step: Step; readonly end: number } | undefined

function readStars(pattern: readonly string[], at: number): Read {
  const isDouble = pattern[at + 1] === '*'
  const end = at + (isDouble ? 2 : 1)
  if (isQuantifier(pattern[end])) return undefined
  if (!isDouble) return { step: anyRun((char) => char !== '/'), end }
  // A slash that is itself repeated is no part of the wildcard.
  if (pattern[end] === '/' && !isQuantifier(pattern[end + 1])) return { step: folders, end: end + 1 }
  return { step: anyRun(() => true), end }
}

function readOne(pattern: readonly string[], at: number): Read {
  const one = pattern[at] === '[' ? readClass(pattern, at + 1) : readChar(pattern, at)
  if (one === undefined) return undefined
  const times = pattern[one.end]
  const end = isQuantifier(times) ? one.end + 1 : one.end
  return { step: oneChar(one.test, times), end }
}

type Test = (char: string | undefined) => boolean

function readChar(pattern: readonly string[], at: number): { readonly test: Test; readonly end: number } | undefined {
  const [first, second] = [pattern[at], pattern[at + 1]]
  if (isQuantifier(first) || (first === '\\' && second === undefined)) return undefined
  const isEscape = first === '\\' && isSpecial(second)
  const wanted = isEscape ? second : first
  return { test: (char) => char === wanted, end: at + (isEscape ? 2 : 1) }
}

function readClass(
  pattern: readonly string[],
  start: number,
): { readonly test: Test; readonly end: number } | undefined {
  const tests: Test[] = []
  let at = start
  while (pattern[at] !== ']') {
    const isEscape = pattern[at] === '\\' && isSpecial(pattern[at + 1])
    const first = pattern[isEscape ? at + 1 : at]
    if (first === undefined || (first === '-' && !isEscape)) return undefined
    at += isEscape ? 2 : 1
    const last = pattern[at + 1]
    if (pattern[at] === '-' && last !== undefined && last !== ']') {
      if (!isRange(first, last)) return undefined
      tests.push((char = '') => first <= char && char <= last)
      at += 2
    } else tests.push((char) => char === first)
  }
  return tests.length === 0 ? undefined : { test: (char) => tests.some((test) => test(char)), end: at + 1 }
}

function isRange(first: string, last: string): boolean {
  return first <= last && ['az', 'AZ', '09'].some(([from = '', to = '']) => from <= first && last <= to)
}

function isQuantifier(char: string | undefined): boolean {
  return char === '?' || char === '+'
}

function isSpecial(char: string | undefined): boolean {
  return char !== undefined && '*?+[]!\\'.includes(char)
}

function oneChar(test: Test, times: string | undefined): Step {
  return (reached, name) => {
    const after: boolean[] = []
    for (let at = 0; at <= name.length; at += 1) {
      const comesFrom = reached[at - 1] === true || (times === '+' && after[at - 1] === true)
      after.push((times === '?' && reached[at] === true) || (comesFrom && test(name[at - 1])))
    }
    return after
  }
}

function anyRun(test: (char: string | undefined) => boolean): Step {
  return (reached, name) => {
    const after: boolean[] = []
    for (let at = 0; at <= name.length; at += 1) {
      after.push(reached[at] === true || (after[at - 1] === true && test(name[at - 1])))
    }
    return after
  }
}

/** Nothing, or anything that ends in a slash. */
function folders(reached: readonly boolean[], name: readonly string[]): boolean[] {
  const first = reached.indexOf(true)
  return reached.map((isReached, at) => isReached || (first >= 0 && at > first && name[at - 1] === '/'))
}
