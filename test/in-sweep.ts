// How many random cases a law is held against: all of them in a sweep, a tenth where every change has to wait for them.
import process from 'node:process'

/** `npm run sweep` and the gate take all. */
export const inSweep = (all: number): number => (process.env['SWEEP'] === '1' ? all : Math.ceil(all / 10))
