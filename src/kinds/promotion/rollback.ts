// The kind rollback: takes a channel back to what it stood for before, and what it leaves is not promoted again by itself.
import { confirmWord } from '../../dsl/contract/confirm-word.ts'
import { text } from '../../dsl/functions.ts'
import type { Image } from '../../dsl/image.ts'
import { or } from '../../dsl/operators.ts'
import { triggers } from '../../dsl/triggers.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow } from '../../dsl/workflow.ts'
import { requireImage } from '../given.ts'
import { changeJobs, changeOf } from './changes.ts'
import type { ChangeOptions } from './changes.ts'
import { fieldOf, formOf, reasonField } from './form.ts'
import type { FormFields } from './form.ts'
import { previewRollback } from './preview-rollback.ts'
import type { Rollback } from './preview-rollback.ts'

/** The settings of a rollback. */
export interface RollbackOptions<C extends string = string> extends ChangeOptions {
  /** @default 'rollback' */
  readonly file?: string
  readonly channel: C
  /** Whether the form must say where to go. @default false: it goes back by one promotion */
  readonly target?: 'required' | 'optional'
}

/** Declares the workflow that rolls back: `rollback(app, { channel: 'prod' })`. */
export function rollback<C extends string>(image: Image<C>, options: RollbackOptions<C>): Workflow {
  const { file = 'rollback', channel } = options
  requireImage('rollback', image as Image)
  const form = formOf(file, rollbackFields(options))
  const on = triggers({ workflow_dispatch: { inputs: form.inputs as FormFields } })
  const change: Rollback = { ...changeOf('rollback', image as Image, options), form }
  return workflow(file, {
    name: options.name ?? `Roll ${channel} back`,
    'run-name': text`Roll ${channel} back to ${or(fieldOf(on.inputs, 'target_tag'), 'the promotion before')} (${or(fieldOf(on.inputs, 'reason'), 'no reason given')})`,
    on,
    jobs: changeJobs(change, previewRollback(change), options),
    policy: { images: [image], contracts: [form.data] },
  } as never) as Workflow
}

function rollbackFields({ channel, target = 'optional', confirm }: RollbackOptions): FormFields {
  const usual = confirmWord('ROLLBACK', 'Confirmation failed. Set confirm to ROLLBACK.')
  const word = confirm ?? usual
  return {
    target_tag: {
      type: 'string',
      description: `Tag or digest to go back to${target === 'required' ? '' : '; empty goes back by one promotion'}`,
      ...(target === 'required' ? { required: true } : { default: '' }),
    },
    ...(word === false ? {} : { confirm: word }),
    reason: reasonField,
    break_glass: {
      type: 'string',
      description: `Why it goes where ${channel} never was, or was rolled back from, or without the log (kept in the record)`,
      most: 500,
    },
  }
}
