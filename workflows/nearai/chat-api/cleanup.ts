// Deletes old stamps and audit tags, never what prod stands for, nor what it stood for in the last promotions.
import { cleanup } from 'tagwright'
import { chat } from './repo.ts'

export const cleanUp = cleanup(chat, { schedule: '23 3 * * 1' })
