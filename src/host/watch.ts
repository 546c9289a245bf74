// Watches a folder and calls back after a change, one call at a time.
import path from 'node:path'
import { watch as watchFolder } from 'chokidar'

/** Editors write a file in several steps; what comes within this time is one change. */
const quietMs = 60

/** Calls `onChange` after changes below a folder until the signal ends it. Changes during a call lead to one more call. */
export async function watchChanges(folder: string, onChange: () => Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const watcher = watchFolder(path.resolve(folder), { ignoreInitial: true })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAsked = false
  const start = (): void => {
    isAsked = running !== undefined
    running ??= onChange().finally(() => {
      running = undefined
      if (isAsked) start()
    })
  }
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(start, quietMs)
  })
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  clearTimeout(timer)
  isAsked = false
  await watcher.close()
  await running
}
