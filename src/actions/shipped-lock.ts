// Where the lock that comes with Tagwright lies: the file of this repository, which the package ships at the same path.

/** Holds for a repository that has no lock of its own. The path is the same from src/ and from dist/. */
export const shippedLockUrl: URL = new URL('../../.github/tagwright/action.yml', import.meta.url)
