// The cleanup of chatmail's docker repository as it was: what its action does with a package of a container, and the settings of its three jobs.

/** A version as the API lists it. */
export interface ListedVersion {
  readonly id: number
  /** For a container the digest: its tags stand elsewhere. */
  readonly name: string
  readonly tags: readonly string[]
  readonly created: number
}

export interface DeleteSettings {
  readonly ignoreVersions?: RegExp
  readonly minVersionsToKeep?: number
  readonly onlyUntagged?: boolean
  readonly numOldVersionsToDelete?: number
}

/** The ids that the action deletes: the oldest first, the expression held against the name, a hundred at most. */
export function idsToDelete(versions: readonly ListedVersion[], settings: DeleteSettings): readonly number[] {
  const { ignoreVersions, minVersionsToKeep = -1, onlyUntagged = false, numOldVersionsToDelete = 1 } = settings
  const rest = versions
    .toSorted((a, b) => a.created - b.created)
    .filter(({ name }) => ignoreVersions?.test(name) !== true)
    .filter(({ tags }) => !onlyUntagged || tags.length === 0)
  const count =
    minVersionsToKeep < 0
      ? Math.min(rest.length, numOldVersionsToDelete, 100)
      : Math.min(rest.length - minVersionsToKeep, 100)
  return rest.slice(0, Math.max(0, count)).map(({ id }) => id)
}

/** The expression after it was hardened to keep releases. */
export const hardened = /^(main|latest|\d+\.\d+|\d+\.\d+\.\d+)$/

export const pruneUntagged: DeleteSettings = { onlyUntagged: true, minVersionsToKeep: 20 }
export const pruneOldSha: DeleteSettings = { minVersionsToKeep: 30, ignoreVersions: hardened }

/** The job on `delete`: everything is ignored whose name is not the tag of the branch. */
export const cleanupBranch = (eventRef: string): DeleteSettings => ({
  ignoreVersions: new RegExp(`^(?!${eventRef.replaceAll('/', '-')}$).*$`),
  numOldVersionsToDelete: 100,
})
