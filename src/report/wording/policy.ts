// The wording of findings about tag policies: what a policy declares and cannot hold.
import type { FindingArgs } from '../../model/finding-args.ts'
import type { RuleId } from '../../model/finding.ts'
import { quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type PolicyRule = 'tag-classes-overlap' | 'tag-class-cannot-hold' | 'release-without-tag'

export const policyWording: { readonly [R in PolicyRule & RuleId]: RuleWording<R> } = {
  'tag-classes-overlap': {
    about: 'One tag is in two classes of a tag policy.',
    message: ({ image, classes: [first, second], example }) =>
      `tag ${quote(example)} of ${image} is in the class ${quote(first)} and in ${quote(second)}, so nobody can tell who may move it`,
    help: ({ classes: [, second] }) => `give the grammar of ${quote(second)} a prefix of its own`,
  },
  'tag-class-cannot-hold': {
    about: 'A class of a tag policy can never do what it says.',
    message: ({ image, class: name, why, what }) => `class ${quote(name)} of ${image} ${whyWords[why](what)}`,
    help: ({ why, what }) => whatToDo[why](what),
  },
  'release-without-tag': {
    about: 'A release of which no tag of the image is written.',
    message: ({ image, example }) =>
      `git tag ${quote(example)} is a release of ${image}, and no class of its tags is written by a release`,
    help: () => "give the policy a class with the cause 'release', or say that no git tag is a version",
  },
}

type Why = FindingArgs['tag-class-cannot-hold']['why']

const whyWords: Readonly<Record<Why, (what: string) => string>> = {
  'no-tag-name': (what) => `takes ${quote(what)}, which no registry takes for a tag`,
  'never-written': () => 'is written by builds, and no cause makes a build write it',
  'no-order': () =>
    'moves forward, and something else than a release writes it: only plain X.Y.Z versions have an order',
  'unknown-part': (what) => `has the part {${what}}, which what makes a build write it does not know`,
  'too-complex': () => 'has a grammar with so many readings that nobody can tell what overlaps with it',
}

const whatToDo: Readonly<Record<Why, (what: string) => string>> = {
  'no-tag-name': () => 'begin it with a letter, a digit or _, and go on with these, . and -',
  'never-written': () => "give it causes, e.g. ['release'], or the writer 'promotion'",
  'no-order': () => "let it be written by ['release'] alone, or make it free",
  'unknown-part': (what) => `take {${what}} out, or let it be written by something that knows it`,
  'too-complex': () => 'put text between its parts that none of them takes, e.g. a hyphen before {sha40}',
}
