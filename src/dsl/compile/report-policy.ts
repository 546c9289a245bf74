// Tells what cannot hold in the tag policies of a workflow, at the line where each is declared.
import type { ImageFacts } from '../../model/image.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import type { WorkflowFacts } from '../../model/workflow-facts.ts'
import type { CallSite } from '../call-site.ts'
import { policyProblems } from '../policy/policy-problems.ts'
import type { PolicyProblem } from '../policy/policy-problems.ts'
import { Tags } from '../tag-policy.ts'
import type { Workflow } from '../workflow.ts'
import type { Desk } from './context.ts'

/** Reports each problem once, also where several workflows share the policy. */
export function reportPolicy({ images }: WorkflowFacts, { site }: Workflow, desk: Desk): void {
  for (const image of images) {
    const { tags } = image
    for (const problem of problemsOf(tags)) reportOnce(problem, image, tags instanceof Tags ? tags.site : site, desk)
  }
}

/** A policy is a frozen value and its questions take a while, so each is asked once. */
const answers = new WeakMap<TagPolicy, readonly PolicyProblem[]>()

function problemsOf(tags: TagPolicy): readonly PolicyProblem[] {
  const problems = answers.get(tags) ?? policyProblems(tags)
  answers.set(tags, problems)
  return problems
}

function reportOnce(problem: PolicyProblem, image: ImageFacts, site: CallSite, desk: Desk): void {
  const told = desk.findings.length
  report(problem, image, site, desk)
  const added = JSON.stringify(desk.findings.at(-1))
  if (desk.findings.slice(0, told).some((finding) => JSON.stringify(finding) === added)) desk.findings.length = told
}

function report(problem: PolicyProblem, { name: image, tags }: ImageFacts, site: CallSite, desk: Desk): void {
  const words = writtenGrammar(problem, tags)
  switch (problem.kind) {
    case 'overlap': {
      const { classes, example } = problem
      return desk.report('tag-classes-overlap', { image, classes, example }, site, words)
    }
    case 'release-without-tag':
      return desk.report('release-without-tag', { image, example: problem.example }, site)
    default: {
      const [name] = problem.classes
      const what = whatOf(problem)
      return desk.report('tag-class-cannot-hold', { image, class: name, why: problem.kind, what }, site, words)
    }
  }
}

/** The grammar as the author may have written it; a single word could stand anywhere. */
function writtenGrammar({ classes }: PolicyProblem, tags: TagPolicy): string | undefined {
  const grammar = tags.classes.find(({ name }) => name === classes.at(-1))?.grammar.replace(/\{variant\}$/, '')
  return grammar?.includes('{') ? grammar : undefined
}

/** The name or the part that it is about. */
function whatOf(problem: PolicyProblem): string {
  if ('part' in problem) return problem.part
  return 'example' in problem ? problem.example : ''
}
