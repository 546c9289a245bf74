// What a `uses:` names: an action of another repository, a local file, or a container image.

export type Uses =
  /** `docker/login-action@<ref>`; `action` keeps a sub-folder, as in `github/codeql-action/init`. */
  | { readonly kind: 'repository'; readonly action: string; readonly ref: string }
  /** `./path`, and `$/path`: the same repository at the running commit. */
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'docker'; readonly image: string }

/** The parts of a `uses:`; undefined when it has none of the forms GitHub knows. */
export function parseUses(text: string): Uses | undefined {
  const local = /^(?:\.|\$)\/(?<path>.*)$/.exec(text)?.groups?.['path']
  if (local !== undefined) return { kind: 'local', path: local.replace(/\/+$/, '') }
  if (text.startsWith('docker://')) return { kind: 'docker', image: text.slice('docker://'.length) }
  const at = text.lastIndexOf('@')
  const action = text.slice(0, at)
  const isAction = at > 0 && /^[^\s/]+\/[^\s]+$/.test(action)
  return isAction ? { kind: 'repository', action, ref: text.slice(at + 1) } : undefined
}

/** True for a full commit hash: the only ref that cannot be moved. */
export function isCommit(ref: string): boolean {
  return /^[0-9a-f]{40}$/i.test(ref)
}
