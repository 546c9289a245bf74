// The shape of `.github/tagwright/policy.json`: what the decisions of a repository go by, as data.
import type { Contract } from './contract.ts'
import type { ImageFacts } from './image.ts'

export interface Policy {
  readonly images: Readonly<Record<string, ImageFacts>>
  readonly contracts: Readonly<Record<string, Contract>>
}

/** What one workflow adds to the policy of its repository. */
export interface PolicyPart {
  readonly images: readonly ImageFacts[]
  readonly contracts: readonly Contract[]
}
