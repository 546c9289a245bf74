// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What nick-fields/retry takes. */
export interface RetryInputs {
  readonly timeout_minutes?: number
  readonly timeout_seconds?: number
  /** Default: `3`. */
  readonly max_attempts?: number
  readonly command: string
  /** Default: `10`. */
  readonly retry_wait_seconds?: number
  readonly shell?: string
  /** Default: `1`. */
  readonly polling_interval_seconds?: number
  readonly retry_on?: string
  /** Default: `true`. */
  readonly warning_on_retry?: boolean
  readonly on_retry_command?: string
  /** Default: `false`. */
  readonly continue_on_error?: boolean
  readonly new_command_on_retry?: string
  readonly retry_on_exit_code?: number
}

/** What nick-fields/retry gives. */
export type RetryOutput = 'total_attempts' | 'exit_code' | 'exit_error'

/** Uses nick-fields/retry. */
export const retry: Action<RetryInputs, RetryOutput> = defineAction({
  name: 'nick-fields/retry',
  inputs: {
    timeout_minutes: {},
    timeout_seconds: {},
    max_attempts: { default: '3' },
    command: { required: true },
    retry_wait_seconds: { default: '10' },
    shell: {},
    polling_interval_seconds: { default: '1' },
    retry_on: {},
    warning_on_retry: { boolean: true, default: 'true' },
    on_retry_command: {},
    continue_on_error: { boolean: true, default: 'false' },
    new_command_on_retry: {},
    retry_on_exit_code: {},
  },
  outputs: ['total_attempts', 'exit_code', 'exit_error'],
})
