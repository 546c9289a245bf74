// The door of `init`: the first steps in a repository.
import { defineDoor, type Door } from './door.ts'
import { exitCodeOf } from './exit-code.ts'
import { printFailures, reportOptions } from './print.ts'

export const initDoor: Door = defineDoor({
  exits: { zero: 'set up' },
  options: {
    json: { about: 'answer as JSON' },
  },
  async run({ options: { json } }, { host, terminal, engines }) {
    const outcome = await engines.init(host)
    const report = reportOptions(terminal, host)
    if (json) {
      const { renderJson } = await import('../report/json.ts')
      terminal.out(renderJson({ kind: 'init', outcome }))
    } else {
      const { renderInit } = await import('../report/init.ts')
      terminal.out(renderInit(outcome, report))
    }
    await printFailures(outcome.failures, terminal, report)
    return exitCodeOf(outcome)
  },
})
