// The package as a user installs it: what Node it runs on, and what its lock file may say.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { satisfies } from 'semver'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T

interface Manifest {
  readonly engines?: { readonly node?: string }
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const manifest = json<Manifest>('package.json')
const floor = '20.19.0'

describe('the package', () => {
  it('says the floor it holds', () => {
    expect(manifest.engines?.node).toBe('>=20.19')
  })

  it.each(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))(
    'needs no newer Node for %s',
    (name) => {
      const { engines } = json<Manifest>(`node_modules/${name}/package.json`)
      expect(satisfies(floor, engines?.node ?? '*')).toBe(true)
    },
  )

  it('pins every dependency to one version', () => {
    const ranges = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([])
  })

  it('has a lock file without download addresses', () => {
    expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|\.tgz/)
  })
})
