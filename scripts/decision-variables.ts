// What each decision reads, from the decisions themselves.
import { doors } from '../src/decide/doors.ts'

/** The variables of each decision: true for those that must be given. */
export const decisionVariables = (): Record<string, Record<string, boolean>> =>
  Object.fromEntries(
    doors
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, reads }) => [
        name,
        Object.fromEntries(Object.entries(reads).map(([variable, { optional }]) => [variable, optional !== true])),
      ]),
  )
