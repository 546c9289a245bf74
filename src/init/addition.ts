// What adding something to a user's file comes to.

/** What an addition makes of a file: the whole new text and what was added; no text when everything is there. */
export interface Addition {
  readonly text?: string
  readonly detail: string
}
