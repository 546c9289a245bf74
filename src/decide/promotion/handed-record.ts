// The part of a record that goes from job to job. GitHub drops a whole job output when it holds a masked text, and the user of a
// registry, which is a secret, is often called like the owner of the image: names and words are put in where the record is written.
import type { ChangeRecord } from './promotion-log-entry.ts'

/** Digests, tags and commits only. */
export const toHandOn = ({
  image: _image,
  by: _by,
  reason: _reason,
  override: _override,
  ...rest
}: ChangeRecord): object => rest
