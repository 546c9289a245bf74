// Asks for the plan of a promotion or rollback, with everything said that the test does not say otherwise.
import { promotionPlanDoor } from '../../../src/decide/promotion/promotion-plan-door.ts'
import { rollbackPlanDoor } from '../../../src/decide/promotion/rollback-plan-door.ts'
import { commit } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { chat, logOf, policy, promoted, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

/** Staging stands for b, prod for a. */
export const promotionVariables: Variables = {
  IMAGE: chat.name,
  FROM: 'staging',
  TO: 'prod',
  SOURCE_DIGEST: sha('b'),
  TARGET_DIGEST: sha('a'),
  LOG: logOf(promoted('a')),
  DATE: '20260702',
  REVISION: commit,
  ALSO: 'latest',
}

export const askPromotion = (variables: Variables = {}): Variables =>
  outputsOf(promotionPlanDoor, policy, { ...promotionVariables, ...variables })

/** Three promotions, one after the other. */
export const abc = logOf(promoted('a'), promoted('b', { revision: commit }), promoted('c'))

/** Prod stands for c. */
export const rollbackVariables: Variables = {
  IMAGE: chat.name,
  CHANNEL: 'prod',
  CURRENT: sha('c'),
  LOG: abc,
  DATE: '20260709',
  TIME: '101500',
  ALSO: 'latest',
}

export const askRollback = (variables: Variables = {}): Variables =>
  outputsOf(rollbackPlanDoor, policy, { ...rollbackVariables, ...variables })
