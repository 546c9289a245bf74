// Every example of the documents is run: modules are type-checked and compiled, and the YAML beside them is what they make.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { createProject } from './project.ts'

const root = path.join(import.meta.dirname, '..')
const pages = ['README.md', ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)].filter((page) =>
  page.endsWith('.md'),
)

interface Example {
  readonly page: string
  readonly file: string
  readonly text: string
  /** The YAML shown between this module and the next one. */
  readonly yaml: readonly string[]
}

/** The modules of a page: blocks of TypeScript that begin with the name of their file. */
function examplesOf(page: string): readonly Example[] {
  const examples: (Example & { yaml: string[] })[] = []
  for (const [, language, text = ''] of readFileSync(path.join(root, page), 'utf8').matchAll(
    /^```(\w+)\n([\s\S]*?)^```$/gm,
  )) {
    const file = /^\/\/ (workflows\/\S+\.ts)\n/.exec(text)?.[1]
    if (language === 'ts' && file !== undefined) examples.push({ page, file, text, yaml: [] })
    if (language === 'yaml') examples.at(-1)?.yaml.push(text)
  }
  return examples
}

const examples = pages.flatMap(examplesOf)
const folder = path.join(root, 'node_modules/.cache/tagwright-docs')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the examples of the documents', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5)
  })

  it('all type-check', () => {
    mkdirSync(folder, { recursive: true })
    examples.forEach(({ text }, n) => writeFileSync(path.join(folder, `example-${n}.ts`), text))
    const settings = {
      extends: '../../../tsconfig.check.json',
      compilerOptions: { rootDir: '../../..', noUnusedLocals: true, types: ['node'] },
      include: ['*.ts'],
      exclude: [],
    }
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(settings))
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
  }, 60_000)

  it.each(examples)(
    '$page: $file compiles, has no findings, and makes the YAML that is shown',
    async ({ file, text, yaml }) => {
      const project = createProject({ [file]: text })
      expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
      expect(await project.run('check', '--no-actionlint')).toMatchObject({ code: 0, err: '' })
      const made = project
        .list('.github')
        .map((name) => project.read(`.github/${name}`))
        .join('\n')
      for (const excerpt of yaml) expect(made).toContain(excerpt)
    },
  )
})
