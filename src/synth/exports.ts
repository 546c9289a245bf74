// Finds the workflows and actions among what a module exports, in our own form or in that of the lib.
import type { Workflow as FinishedWorkflow } from '@github-actions-workflow-ts/lib'
import type { LocalAction } from '../dsl/composite.ts'
import type { Workflow } from '../dsl/workflow.ts'
import type { Namespace } from '../host/modules.ts'

/** A workflow of the lib: a file name and the finished object. Known by its shape, as a user has a copy of the lib of their own. */
export type LibWorkflow = Pick<FinishedWorkflow, 'outputPath' | 'workflow'> & { readonly filename: string }

export type Product = Workflow | LocalAction | LibWorkflow

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export function isLibWorkflow(value: unknown): value is LibWorkflow {
  return isObject(value) && !('kind' in value) && typeof value.filename === 'string' && isObject(value.workflow)
}

function isProduct(value: unknown): value is Product {
  if (isLibWorkflow(value)) return true
  // Reading `kind` of an expression would make a longer expression, so only plain keys count.
  return isObject(value) && Object.hasOwn(value, 'site') && (value.kind === 'workflow' || value.kind === 'action')
}

/** Everything a module makes, each once: exported by itself or in a list. */
export function productsOf(namespace: Namespace): readonly Product[] {
  const values = Object.values(namespace).flatMap((value: unknown) =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  )
  return [...new Set(values.filter(isProduct))]
}
