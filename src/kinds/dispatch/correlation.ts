// The id that a dispatch carries into the name of the run that it starts, because GitHub answers a dispatch without one.
import { github } from '../../dsl/contexts.ts'
import type { Template } from '../../dsl/expression.ts'
import { text } from '../../dsl/functions.ts'

/** The field of a payload that holds it. */
export const correlationField = 'correlation_id'

/** One for each attempt of a run: a dispatch that is sent again is another one. */
export const correlationId: Template<'github'> = text`${github.run_id}-${github.run_attempt}`
