// Runs the real compiler over a folder of modules and tells its errors by file and line.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

export const root = path.join(import.meta.dirname, '../..')

/** One error of the compiler, with the lines of explanation below it. */
export interface CompilerError {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** The errors in the project of a folder; options such as `--exactOptionalPropertyTypes false` come on top. */
export function typeErrors(folder: string, options: readonly string[] = []): Promise<readonly CompilerError[]> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve, reject) => {
    const args = [tsc, '-p', folder, '--pretty', 'false', ...options]
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (error, out, err) => {
      const errors = parseErrors(out)
      if (error !== null && errors.length === 0) reject(new Error(`tsc failed: ${out}${err}`))
      else resolve(errors)
    })
  })
}

function parseErrors(output: string): readonly CompilerError[] {
  const errors: CompilerError[] = []
  for (const text of output.split('\n')) {
    const [, file, line, message] = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(text) ?? []
    const last = errors.at(-1)
    if (file !== undefined) errors.push({ file, line: Number(line), message: message ?? '' })
    else if (last !== undefined && text.startsWith(' '))
      errors.splice(-1, 1, { ...last, message: `${last.message}\n${text}` })
    else if (/error TS/.test(text)) errors.push({ file: '', line: 0, message: text })
  }
  return errors
}

/** A comment at the end of a line that says what must happen there, such as `// refused: 'nmae' does not exist`. */
export interface Mark {
  readonly file: string
  readonly line: number
  readonly kind: string
  readonly words: string
}

/** The marks in the modules of a folder. */
export function marksIn(folder: string): readonly Mark[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
  return files.flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const [, kind, words] = /\/\/ (refused|found|mended): (.*)$/.exec(text) ?? []
        return kind === undefined ? [] : [{ file, line: index + 1, kind, words: words ?? '' }]
      }),
  )
}
