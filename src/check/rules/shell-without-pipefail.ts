// A pipe whose first part may fail without notice, because the shell that runs it looks at the last part only (G-S1).
import { fieldsOf, listOf, textOf, textsOf } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import { pipesOf, type Pipe } from '../reading/pipes.ts'
import type { Step } from '../reading/step.ts'
import type { Rule } from '../rule.ts'

export const shellWithoutPipefail: Rule<'shell-without-pipefail'> = {
  id: 'shell-without-pipefail',
  severity: 'warning',
  *check(file) {
    for (const job of file.jobs) {
      for (const step of job.steps) {
        const pipe = isBlind(step, job) ? blindPipe(step.run ?? '') : undefined
        if (pipe === undefined) continue
        yield { place: file.yaml.scalarPlace([...step.path, 'run'], pipe.offset, 1), args: { job: job.id } }
        break
      }
    }
  },
}

/** True for a shell that is known to go without pipefail; the word `bash` alone stands for one that has it. */
function isBlind({ shell }: Step, job: Job): boolean {
  if (shell === undefined) return !runsOnWindows(job)
  const [program = '', ...options] = shell.trim().split(/\s+/)
  const isShell = /^(?:\S*\/)?(?:bash|sh|dash|ash|zsh|ksh)$/.test(program)
  return isShell && shell.trim() !== 'bash' && !options.includes('pipefail')
}

/** The first pipe that hides a failure: echo and printf have none to hide. */
function blindPipe(script: string): Pipe | undefined {
  if (script.includes('PIPESTATUS')) return undefined
  const setting = /\b(?:set|shopt)\s+(?:-\S+\s+)*-\w*o\s+(?:\w+\s+-o\s+)*pipefail\b/.exec(script)
  return pipesOf(script).find(
    ({ offset, before }) =>
      offset < (setting?.index ?? Infinity) &&
      !/^\s*(?:(?:if|then|else|do|while|!|\{)\s+)*(?:echo|printf)\b/.test(before),
  )
}

/** The default shell of Windows is PowerShell. A job that runs on several systems is one when all of them are. */
function runsOnWindows(job: Job): boolean {
  const runner = job.data['runs-on']
  const labels = [...textsOf(runner), ...textsOf(fieldsOf(runner)['labels'])]
  const key = /^\$\{\{\s*matrix\.(?<key>[\w-]+)\s*\}\}$/.exec(labels[0] ?? '')?.groups?.['key']
  if (key === undefined) return labels.some((label) => /windows/i.test(label))
  const matrix = fieldsOf(fieldsOf(job.data['strategy'])['matrix'])
  const systems = [
    ...textsOf(matrix[key]),
    ...listOf(matrix['include']).flatMap((leg) => textOf(fieldsOf(leg)[key]) ?? []),
  ]
  return systems.length > 0 && systems.every((label) => /windows/i.test(label))
}
