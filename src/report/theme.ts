// The colours of reports: the only place that knows escape codes.
import { styleText } from 'node:util'
import type { Severity } from '../model/finding.ts'

type Format = Parameters<typeof styleText>[0]
type Paint = (text: string) => string

/** What a piece of text is for; the theme decides how that looks. */
export interface Theme {
  readonly strong: Paint
  readonly dim: Paint
  readonly place: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly mark: Readonly<Record<Severity, Paint>>
}

const paint =
  (format: Format): Paint =>
  (text) =>
    styleText(format, text, { validateStream: false })

const coloured: Theme = {
  strong: paint('bold'),
  dim: paint('dim'),
  place: paint('cyan'),
  good: paint('green'),
  bad: paint('red'),
  mark: { error: paint(['bold', 'red']), warning: paint(['bold', 'yellow']), note: paint(['bold', 'blue']) },
}

const plain: Paint = (text) => text
const colourless: Theme = {
  strong: plain,
  dim: plain,
  place: plain,
  good: plain,
  bad: plain,
  mark: { error: plain, warning: plain, note: plain },
}

/** The theme of a report, with colours or without. */
export function themeFor(colour: boolean): Theme {
  return colour ? coloured : colourless
}
