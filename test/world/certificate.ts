// The certificate of the services of a test run, made once by openssl and known to nobody else.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

const program = 'openssl'

const names = ['localhost', 'api.github.com', 'uploads.github.com', 'github.com', 'hub.docker.com']

interface Certificate {
  readonly key: Buffer
  readonly cert: Buffer
  /** The file that clients take as their only authority. */
  readonly file: string
}

let made: Certificate | undefined

afterAll(() => {
  if (made !== undefined) rmSync(path.dirname(made.file), { recursive: true, force: true })
})

/** The key and the certificate, which signs itself. */
export function certificate(): Certificate {
  made ??= make()
  return made
}

function make(): Certificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-tls-'))
  const [key, file] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')] as const
  const alternatives = ['IP:127.0.0.1', ...names.map((name) => `DNS:${name}`)].join(',')
  const args = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost'.split(' ')
  execFileSync(program, [...args, '-addext', `subjectAltName=${alternatives}`, '-keyout', key, '-out', file], {
    stdio: 'pipe',
  })
  return { key: readFileSync(key), cert: readFileSync(file), file }
}
