// relay: what it is called, which of its tags are releases, and how it reaches the others.
import { tagPolicy } from 'tagwright'

export const repository = 'chatmail/relay'

/** Releases are annotated tags without a v, made by hand. No image is built here. */
export const tags = tagPolicy({ git: '{version}', latest: 'none' })

/** The App that is installed on relay and docker: the variable with its client id, and the secret with its key. */
export const app = { clientId: 'CHATMAIL_APP_CLIENT_ID', privateKey: 'CHATMAIL_APP_PRIVATE_KEY' }
