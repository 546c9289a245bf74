// What a module of workflows imports from 'tagwright/expressions': GitHub's contexts, operators and functions.
export { env, github, needs, runner, secrets, strategy, thisJob, vars } from './dsl/contexts.ts'
export {
  always,
  cancelled,
  caseOf,
  contains,
  endsWith,
  failure,
  format,
  fromJSON,
  hashFiles,
  join,
  raw,
  startsWith,
  success,
  text,
  toJSON,
} from './dsl/functions.ts'
export { and, at, collect, eq, ge, gt, le, lt, ne, not, or } from './dsl/operators.ts'
export type { At, ConditionAt, Expression } from './dsl/expression.ts'
