// The tree of an expression, as the operators build it and print.ts writes it.

/** A step that expressions can point at; its id is settled when the workflow is compiled. */
export interface StepRef {
  readonly kind: 'step'
  /** The id its author gave it. */
  readonly id: string | undefined
  /** What an id is made from when an expression needs one. */
  readonly label: string
}

/** A job that expressions can point at. */
export interface JobRef {
  readonly kind: 'job'
  readonly id: string
}

/** A matrix that expressions can point at. */
export interface MatrixRef {
  readonly kind: 'matrix'
  /** Its keys; undefined when only the run knows them. */
  readonly axes: readonly string[] | undefined
}

/** Declared inputs, of triggers or of a composite action, that expressions can point at. */
export interface InputsRef {
  readonly kind: 'inputs'
  readonly names: readonly string[]
}

export type SourceRef = StepRef | JobRef | MatrixRef | InputsRef

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>='

/** What a GitHub expression can yield in one piece. */
export type Scalar = string | number | boolean | null

export type ExpressionNode =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'context'; readonly name: string; readonly source?: SourceRef }
  | { readonly kind: 'access'; readonly of: ExpressionNode; readonly key: string }
  | { readonly kind: 'index'; readonly of: ExpressionNode; readonly by: ExpressionNode }
  | { readonly kind: 'collect'; readonly of: ExpressionNode }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[] }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: ExpressionNode
      readonly right: ExpressionNode
    }
  | { readonly kind: 'not'; readonly of: ExpressionNode }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'jobId'; readonly job: JobRef }
  | { readonly kind: 'template'; readonly parts: readonly (string | ExpressionNode)[] }
