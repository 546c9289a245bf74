// What crosses a boundary, as data: the inputs of a dispatch or the payload that one repository sends another.

export type FieldType = 'string' | 'boolean' | 'number' | 'choice'

/** What a text is, beyond being one line of it. `lines` may be several. */
export type FieldMeaning = 'commit' | 'digest' | 'ref' | 'tag' | 'lines'

/** What a form of GitHub does not check of a field; it is checked when the workflow runs. */
export interface FieldChecks {
  /** A regular expression that the whole text must match, without anchors. */
  readonly pattern?: string
  /** What the text is: a commit id, a digest, the name of a ref or of a tag, or several lines. @default one line */
  readonly holds?: FieldMeaning
  /** The smallest number, or the fewest characters of a text. */
  readonly least?: number
  /** The largest number, or the most characters of a text. */
  readonly most?: number
  /** Whether a number must be a whole one. @default false */
  readonly whole?: boolean
  /** The sentence when the value does not fit; `{value}` stands for what was given. @default names the field, the value and what it should be */
  readonly sentence?: string
}

/** One field. */
export interface ContractField extends FieldChecks {
  readonly type: FieldType
  /** Whether it must be given; a field with a default need not. */
  readonly required: boolean
  readonly about?: string
  readonly default?: string | number | boolean
  /** The values of a choice. */
  readonly options?: readonly string[]
}

/** Two fields that belong together: a ref, and whether it is a branch or a tag. */
export interface VersionFields {
  readonly ref: string
  readonly type: string
}

/** The fields of one boundary, by name. */
export interface Contract {
  /** The key in policy.json; for a repository_dispatch this is the event type. */
  readonly name: string
  /** `inputs` of a workflow_dispatch; `payload` of a repository_dispatch. */
  readonly carries: 'inputs' | 'payload'
  readonly fields: Readonly<Record<string, ContractField>>
  /** Who may send it, by login; anybody who can dispatch at all when it is left out. */
  readonly senders?: readonly string[]
  /** The ref that is released when it is a version, which only a tag may be. */
  readonly versions?: VersionFields
}

/** What GitHub takes of a repository_dispatch. */
export const dispatchLimits = { keys: 10, characters: 65_535, eventType: 100 } as const
