// relay: which of its tags are releases. No image is built here.
import { tagPolicy } from 'tagwright'

/** Annotated tags without a v, made by hand. */
export const tags = tagPolicy({ git: '{version}', latest: 'none' })
