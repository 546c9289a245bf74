// The wording of findings about jobs, steps, outputs and inputs that do not fit together.
import type { RuleId } from '../../model/finding.ts'
import { meant, quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type GraphRule =
  | 'needs-unknown-job'
  | 'needs-cycle'
  | 'duplicate-job-id'
  | 'duplicate-step-id'
  | 'no-trigger'
  | 'bad-cron'
  | 'unknown-step'
  | 'step-not-run-yet'
  | 'unknown-output'
  | 'output-without-needs'
  | 'unknown-matrix-key'
  | 'unknown-input'
  | 'unknown-function'
  | 'unknown-action-input'
  | 'missing-action-input'
  | 'unknown-call-input'
  | 'missing-call-input'

export const graphWording: { readonly [R in GraphRule & RuleId]: RuleWording<R> } = {
  'needs-unknown-job': {
    about: 'A job needs a job that the workflow does not have.',
    message: ({ job, needs }) =>
      `job ${quote(job)} needs ${quote(needs)}, which is no job of this workflow, so GitHub refuses the file`,
    help: ({ needs, jobs }) => meant(needs, jobs, 'take it out: the workflow has no other job'),
  },
  'needs-cycle': {
    about: 'Jobs wait for each other in a circle.',
    message: ({ jobs }) =>
      `${[...jobs, ...jobs.slice(0, 1)].join(' → ')} need each other in a circle, so GitHub refuses the file`,
    help: ({ jobs }) => `take out one of these needs, e.g. that of job ${quote(jobs[0] ?? '')}`,
  },
  'duplicate-job-id': {
    about: 'Two jobs have the same id.',
    message: ({ id }) => `id ${quote(id)} belongs to two jobs, so GitHub refuses the file`,
    help: () => 'give one of them another id',
  },
  'duplicate-step-id': {
    about: 'Two steps of a job have the same id.',
    message: ({ job, id }) => `id ${quote(id)} belongs to two steps of job ${quote(job)}, so GitHub refuses the file`,
    help: () => 'give one of them another id',
  },
  'no-trigger': {
    about: 'No event starts the workflow.',
    message: ({ workflow }) => `workflow ${quote(workflow)} has no trigger, so GitHub refuses the file`,
    help: () => "name at least one event under 'on', e.g. workflow_dispatch",
  },
  'bad-cron': {
    about: 'A schedule is no cron line that GitHub takes.',
    message: ({ cron, reason }) => `cron ${quote(cron)} is no schedule that GitHub takes: ${reason}`,
    help: () => "write five fields: minute, hour, day of month, month, day of week, e.g. '23 3 * * 1'",
  },
  'unknown-step': {
    about: 'An expression reads a step that the job does not have.',
    message: ({ job, step }) => `steps.${step} is always empty: no step of ${quote(job)} has the id ${quote(step)}`,
    help: ({ step, steps }) => meant(step, steps, `give the step that is meant the line 'id: ${step}'`),
  },
  'step-not-run-yet': {
    about: 'An expression reads a step that runs later.',
    message: ({ step }) => `steps.${step} is always empty here: the step has not run yet`,
    help: ({ step }) => `move step ${quote(step)} before this one`,
  },
  'unknown-output': {
    about: 'An expression reads an output that nobody declares.',
    message: ({ of, output }) => `${of}.outputs.${output} is always empty: ${of} sets no such output`,
    help: ({ output, outputs }) => meant(output, outputs, `set the output ${quote(output)} there`),
  },
  'output-without-needs': {
    about: 'A job reads an output of a job that it does not need.',
    message: ({ job, of }) => `needs.${of} is always empty: job ${quote(job)} does not need job ${quote(of)}`,
    help: ({ job, of }) => `add ${quote(of)} to the needs of job ${quote(job)}`,
  },
  'unknown-matrix-key': {
    about: 'An expression reads a matrix key that the matrix does not have.',
    message: ({ job, key }) =>
      `matrix.${key} is always empty: the matrix of job ${quote(job)} has no key ${quote(key)}`,
    help: ({ key, keys }) => meant(key, keys, 'give the job a matrix'),
  },
  'unknown-input': {
    about: 'An expression reads an input that the workflow does not declare.',
    message: ({ input }) => `inputs.${input} is always empty: nothing declares an input ${quote(input)}`,
    help: ({ input, inputs }) => meant(input, inputs, `declare it under 'inputs'`),
  },
  'unknown-function': {
    about: 'An expression calls a function that GitHub does not have.',
    message: ({ name }) => `function ${quote(name)} is unknown to GitHub, so GitHub refuses the file`,
    help: ({ name, known }) => meant(name, known, 'take the call out'),
  },
  'unknown-action-input': {
    about: 'A step gives an action an input that it does not have.',
    message: ({ action, input }) =>
      `input ${quote(input)} is unknown to ${action}, which ignores it with no more than a warning`,
    help: ({ action, input, inputs }) => meant(input, inputs, `take it out: ${action} has no inputs`),
  },
  'missing-action-input': {
    about: 'A step does not give an action an input that it requires.',
    message: ({ action, input }) =>
      `input ${quote(input)} is required by ${action} and not given, so the action gets an empty value`,
    help: ({ input }) => `add '${input}:' under 'with'`,
  },
  'unknown-call-input': {
    about: 'A job gives a called workflow an input that it does not have.',
    message: ({ workflow, input }) => `input ${quote(input)} is unknown to ${workflow}, so the run cannot start`,
    help: ({ workflow, input, inputs }) => meant(input, inputs, `take it out: ${workflow} has no inputs`),
  },
  'missing-call-input': {
    about: 'A job does not give a called workflow an input that it requires.',
    message: ({ workflow, input }) =>
      `input ${quote(input)} is required by ${workflow} and not given, so the run cannot start`,
    help: ({ input }) => `add '${input}:' under 'with'`,
  },
}
