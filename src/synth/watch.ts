// Runs synth again whenever a module changes.
import type { Host } from '../host/host.ts'
import type { SynthOutcome } from '../model/outcome.ts'
import { synth } from './synth.ts'
import { modulesFolder } from '../model/folders.ts'

/** Makes the files now and after every change below `workflows/`, until the signal ends it. */
export async function watchSources(
  host: Host,
  onOutcome: (outcome: SynthOutcome) => void,
  signal: AbortSignal,
): Promise<void> {
  const once = async (): Promise<void> => {
    await host.modules.forget()
    onOutcome(await synth(host, { paths: [], check: false }))
  }
  await once()
  await host.watch(modulesFolder, once, signal)
}
