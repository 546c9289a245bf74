// The world in which the old scripts of a pipeline run: tags as files, one page of a listing, git tags.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { runOriginal } from '../run-original.ts'
import type { RunShell } from '../run-original.ts'

/** One tag as Docker Hub lists it. */
export interface ListedTag {
  readonly name: string
  readonly digest: string
  readonly last_updated?: string
}

const tools = readFileSync(path.join(import.meta.dirname, '../../fixtures/originals/nearai-tools.sh'), 'utf8')

export class OldRegistry {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'tagwright-old-'))

  constructor(tags: Readonly<Record<string, string>> = {}) {
    onTestFinished(() => rmSync(this.#folder, { recursive: true, force: true }))
    for (const folder of ['tags', 'old', 'git']) mkdirSync(path.join(this.#folder, folder))
    for (const [tag, digest] of Object.entries(tags)) this.put(tag, digest)
    this.list([])
  }

  put(tag: string, digest: string): void {
    writeFileSync(path.join(this.#folder, 'tags', tag), digest)
  }

  list(results: readonly ListedTag[]): void {
    writeFileSync(path.join(this.#folder, 'page.json'), JSON.stringify({ results, next: null }))
  }

  /** What every tag stands for. */
  get tags(): Readonly<Record<string, string>> {
    return this.#read('tags')
  }

  /** The commit of every git tag. */
  get gitTags(): Readonly<Record<string, string>> {
    return this.#read('git')
  }

  run(script: string, env: Readonly<Record<string, string>>): RunShell {
    const usual = { STATE: this.#folder, IMAGE: 'docker.io/nearaidev/private-chat', MAIN_HEAD: 'f'.repeat(40) }
    return runOriginal(script, { ...usual, ...env }, { sh: tools })
  }

  #read(kind: string): Readonly<Record<string, string>> {
    const folder = path.join(this.#folder, kind)
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8').trim()]),
    )
  }
}
