// Runs the committed workflow of pigfoot from the event to the summary: what stands in both registries afterwards.
import { describe, expect, it } from 'vitest'
import { hasProgram } from '../world/shell.ts'
import { name, startRegistries, worldOf } from './pigfoot-world.ts'
import { rehearse } from './rehearsal.ts'

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('a run of build-images', () => {
  it('works', { timeout: 60_000 }, async () => {
    const registries = await startRegistries()
    const run = await rehearse(await worldOf(registries))
    console.log(run, registries.ghcr.written(), registries.hub.written())
    expect(run.errors).toEqual([])
    expect(registries.ghcr.digestOf(name, 'latest')).toBe(registries.hub.digestOf(name, 'latest'))
  })
})
