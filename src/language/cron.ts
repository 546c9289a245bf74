// How GitHub reads a cron line: five POSIX fields, no nicknames, not more often than every five minutes.

interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly words?: readonly string[]
}

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'day of week', min: 0, max: 6, words: 'sun mon tue wed thu fri sat'.split(' ') },
]

/** Why GitHub would refuse or ignore a cron line; nothing when it is fine. */
export function cronProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/)
  if (cron.trim().startsWith('@')) return 'nicknames such as @daily are not known, write the five fields'
  if (parts.length !== fields.length) return `it has ${parts.length} of the five fields`
  for (const [n, field] of fields.entries()) {
    const problem = fieldProblem(parts[n] ?? '', field)
    if (problem !== undefined) return problem
  }
  return shortestGap(minutesOf(parts[0] ?? '')) < 5 ? 'it asks for more than one run in five minutes' : undefined
}

function fieldProblem(text: string, field: Field): string | undefined {
  for (const part of text.split(',')) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part)
    if (match === null) return `'${part}' is no value for the ${field.name}`
    const [, first = '', last, step] = match
    if (first === '*' && last !== undefined) return `'${part}' is no value for the ${field.name}`
    if (step !== undefined && Number(step) === 0) return `the step of '${part}' is zero`
    const bounds = [first, last]
      .filter((bound) => bound !== undefined && bound !== '*')
      .map((bound) => valueOf(bound ?? '', field))
    const outside = bounds.find((bound) => !(bound >= field.min && bound <= field.max))
    if (outside !== undefined) return `'${part}' is outside ${field.min}-${field.max} for the ${field.name}`
    if (bounds.length === 2 && (bounds[0] ?? 0) > (bounds[1] ?? 0)) return `the range '${part}' runs backwards`
  }
  return undefined
}

function valueOf(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toLowerCase()) ?? -1
  return word >= 0 ? word + field.min : /^\d+$/.test(text) ? Number(text) : Number.NaN
}

/** The minutes of an hour at which a run starts. */
function minutesOf(text: string): readonly number[] {
  const minutes = text.split(',').flatMap((part) => {
    const [range = '', step = '1'] = part.split('/')
    const [from = '', to] = range === '*' ? ['0', '59'] : range.split('-')
    const last = to ?? (part.includes('/') ? '59' : from)
    const count = Math.floor((Number(last) - Number(from)) / Number(step)) + 1
    return Array.from({ length: count }, (_, n) => Number(from) + n * Number(step))
  })
  return [...new Set(minutes)].toSorted((a, b) => a - b)
}

function shortestGap(minutes: readonly number[]): number {
  const next = [...minutes.slice(1), (minutes[0] ?? 0) + 60]
  return Math.min(60, ...minutes.map((minute, n) => (next[n] ?? 60) - minute))
}
