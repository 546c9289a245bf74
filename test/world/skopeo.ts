// What skopeo needs to find the registries of a test: a home folder that says which of them speak plain http.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Who logs in where: host, then `name:password`. */
export type Logins = Readonly<Record<string, string>>

/** Writes the files of a home folder and gives the variables that lead to them. */
export function skopeoHome(
  folder: string,
  hosts: readonly string[],
  logins?: Logins,
): Readonly<Record<string, string>> {
  const containers = path.join(folder, '.config', 'containers')
  mkdirSync(containers, { recursive: true })
  // Only the exact host with its port counts; a bare host covers no ports.
  const entries = hosts.map((host) => `[[registry]]\nlocation = "${host}"\ninsecure = true\n`)
  writeFileSync(path.join(containers, 'registries.conf'), entries.join('\n'))
  writeFileSync(path.join(containers, 'policy.json'), '{"default":[{"type":"insecureAcceptAnything"}]}\n')
  const variables = { HOME: folder, XDG_RUNTIME_DIR: folder }
  if (logins === undefined) return variables
  const auths = Object.entries(logins).map(([host, login]) => [host, { auth: Buffer.from(login).toString('base64') }])
  const authFile = path.join(folder, 'auth.json')
  writeFileSync(authFile, `${JSON.stringify({ auths: Object.fromEntries(auths) })}\n`)
  return { ...variables, REGISTRY_AUTH_FILE: authFile }
}
