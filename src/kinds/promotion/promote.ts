// The kind promote: moves a channel to what another one stands for. Nothing is rebuilt: what was tested is what ships.
import type { FieldWords } from '../../dsl/contract/fields.ts'
import { confirmWord } from '../../dsl/contract/confirm-word.ts'
import type { Cron } from '../../dsl/events.ts'
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
import { previewPromotion } from './preview-promotion.ts'
import type { Promotion } from './preview-promotion.ts'

/** The settings of a promotion. */
export interface PromoteOptions<C extends string = string> extends ChangeOptions {
  /** @default 'promote' */
  readonly file?: string
  /** The tag that is promoted; with `asks`, what is promoted when nobody fills the field in. */
  readonly from?: C
  /** The channel that moves. */
  readonly to: C
  /** Lets the form name what is promoted: a version, a digest, or either. @default it does not */
  readonly asks?: 'tag' | 'digest'
  /** Promotes on schedule as well. Nobody can insist then: what was rolled back from stays out. */
  readonly schedule?: readonly Cron[]
  /** More fields of the form, checked and not read. */
  readonly fields?: FormFields
}

/** Declares the workflow that promotes: `promote(app, { from: 'staging', to: 'prod', approval: 'production' })`. */
export function promote<C extends string>(image: Image<C>, options: PromoteOptions<C>): Workflow {
  const { file = 'promote', from = '', to, asks, schedule = [] } = options
  if (from === '' && asks === undefined)
    throw new TypeError('promote() is not told what to promote: give from, or asks')
  requireImage('promote', image as Image)
  if (from === '' && schedule.length > 0)
    throw new TypeError('promote() has a schedule and no form to ask: give from, which is what it promotes then')
  const form = formOf(file, promotionFields(options))
  const on = triggers({ workflow_dispatch: { inputs: form.inputs as FormFields } })
  const promotion: Promotion = {
    ...changeOf('promotion', image as Image, { ...options, channel: to, from }),
    from,
    form,
    asks,
  }
  const what = from === '' ? text`${fieldOf(on.inputs, asks ?? 'tag')}` : from
  return workflow(file, {
    name: options.name ?? `Promote to ${to}`,
    'run-name': text`Promote ${what} to ${to} (${or(fieldOf(on.inputs, 'reason'), 'no reason given')})`,
    on: schedule.length === 0 ? on : { schedule, ...on.config },
    jobs: changeJobs(promotion, previewPromotion(promotion), options),
    policy: { images: [image], contracts: [form.data] },
    // Which events start it is data here, and data cannot be held against the types of single events.
  } as never) as Workflow
}

function promotionFields({ confirm = confirmWord('promote'), from, asks, fields = {} }: PromoteOptions): FormFields {
  return {
    ...fields,
    ...(asks === undefined ? {} : { [asks]: askedField(asks, from) }),
    ...(confirm === false ? {} : { confirm }),
    reason: reasonField,
    override: {
      type: 'string',
      description: 'Why it is promoted although it was rolled back from (kept in the record)',
      most: 500,
    },
  }
}

const askedField = (asks: 'tag' | 'digest', from: string | undefined): FieldWords => ({
  type: 'string',
  description: asks === 'tag' ? 'The tag to promote, such as 1.2.3' : 'The digest to promote, such as sha256:…',
  ...(from === undefined
    ? { required: true }
    : { description: `${asks === 'tag' ? 'Tag' : 'Digest'} to promote; empty promotes :${from}` }),
  holds: asks,
})
