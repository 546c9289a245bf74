// Writes down how the workflows of an owner come into service: which repository first, and what has to be set up before.
import type { Dependency, Need, RepositoryNeeds } from './read-repository.ts'

/** The repositories in the order of merging: whoever is called or told something comes before who does it. */
export function orderOf(repositories: readonly RepositoryNeeds[]): readonly RepositoryNeeds[] {
  const ordered: RepositoryNeeds[] = []
  const visit = (one: RepositoryNeeds, trail: readonly string[]): void => {
    if (ordered.includes(one) || trail.includes(one.name)) return
    for (const { on } of one.dependsOn) {
      const before = repositories.find(({ name }) => name === on)
      if (before !== undefined) visit(before, [...trail, one.name])
    }
    ordered.push(one)
  }
  for (const one of repositories) visit(one, [])
  return ordered
}

/** The note as Markdown. */
export function rolloutNote(owner: string, repositories: readonly RepositoryNeeds[]): string {
  const ordered = orderOf(repositories)
  const lines = [
    `# Bringing the workflows of ${owner} into service`,
    '',
    'Made by `npx jiti scripts/rollout.ts` from the workflows below this folder. Do not edit.',
    '',
    ...orderLines(ordered),
    ...ordered.flatMap(repositoryLines),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function orderLines(ordered: readonly RepositoryNeeds[]): readonly string[] {
  if (ordered.every(({ dependsOn }) => dependsOn.length === 0))
    return ordered.length < 2 ? [] : ['The repositories do not need each other: merge them in any order.', '']
  const steps = ordered.map(({ name, dependsOn }, n) => `${n + 1}. ${name}${whyAfter(dependsOn)}`)
  return ['Merge in this order: whoever is called or told something has to be ready first.', '', ...steps, '']
}

const whyAfter = (dependsOn: readonly Dependency[]): string =>
  dependsOn.length === 0 ? '' : `: it ${dependsOn.map(({ on, because }) => `${because} ${on}`).join(', and ')}`

function repositoryLines(repository: RepositoryNeeds): readonly string[] {
  const { name, secrets, variables, environments, apps, unpinned } = repository
  const tables = [
    ...tableOf('Secret', secrets),
    ...tableOf('Variable', variables),
    ...tableOf('Environment', environments),
    ...tableOf('App installed on', apps),
    ...tableOf('Commit to fill in', unpinned),
  ]
  return [`## ${name}`, '', ...(tables.length === 0 ? ['Nothing has to be set up.', ''] : tables)]
}

const tableOf = (title: string, needs: readonly Need[]): readonly string[] =>
  needs.length === 0
    ? []
    : [
        `| ${title} | Used by |`,
        '| --- | --- |',
        ...needs.map(({ name, usedBy }) => `| \`${name}\` | ${usedBy.join(', ')} |`),
        '',
      ]
