// Times cold runs of synth beside floors measured in the same run, and prints ratios: single times on a busy machine mean nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { writeFloorModules, writeOurModules } from './modules.ts'

const root = path.join(import.meta.dirname, '..')
const bin = path.join(root, 'dist/bin.js')
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)
const counts = sizes.length > 0 ? sizes : [1, 15, 100, 1000]

/** One cold process; its time in milliseconds. */
function time(cwd: string, args: readonly string[]): number {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  const took = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return took
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

interface Row {
  readonly size: number
  readonly node: number
  readonly floor: number
  readonly first: number
  readonly again: number
}

function measure(size: number, folder: string): Row {
  const ours = path.join(folder, `ours-${size}`)
  const plain = path.join(folder, `plain-${size}`)
  for (const place of [ours, plain]) mkdirSync(path.join(place, 'node_modules'), { recursive: true })
  writeOurModules(ours, size)
  writeFloorModules(plain, size)
  const forget = (): void => {
    rmSync(path.join(ours, '.github'), { recursive: true, force: true })
    rmSync(path.join(ours, 'node_modules/.cache/tagwright/synth.json'), { force: true })
  }
  const floorRun = [path.join(root, 'bench/floor.mjs'), plain]
  // The transforms of both are cached before anything is timed.
  time(ours, [bin, 'synth'])
  time(plain, floorRun)
  const times = { node: [] as number[], floor: [] as number[], first: [] as number[], again: [] as number[] }
  for (let round = 0; round < (size > 500 ? 5 : 11); round++) {
    times.node.push(time(ours, ['-e', '0']))
    rmSync(path.join(plain, '.github'), { recursive: true, force: true })
    times.floor.push(time(plain, floorRun))
    forget()
    times.first.push(time(ours, [bin, 'synth']))
    times.again.push(time(ours, [bin, 'synth']))
  }
  return {
    size,
    node: median(times.node),
    floor: median(times.floor),
    first: median(times.first),
    again: median(times.again),
  }
}

const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(9)
const ratio = (value: number): string => value.toFixed(2).padStart(6)

if (!existsSync(bin)) throw new Error('there is nothing to measure: run `npm run build` first')
const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-bench-'))
try {
  process.stdout.write('modules      node     floor     synth  unchanged   synth/floor  synth/node  unchanged/synth\n')
  for (const size of counts) {
    const { node, floor, first, again } = measure(size, folder)
    process.stdout.write(
      `${String(size).padStart(7)} ${ms(node)} ${ms(floor)} ${ms(first)}  ${ms(again)}        ${ratio(first / floor)}      ${ratio(first / node)}           ${ratio(again / first)}\n`,
    )
  }
  process.stdout.write(
    'floor: jiti with a warm cache, yaml, and writing the files, on the same workflows as plain objects\n',
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
