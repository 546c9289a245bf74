// The wording of findings about what the steps of our own workflows do to images, tags and releases.
import type { RuleId } from '../../model/finding.ts'
import { list, quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type EffectRule =
  | 'moving-tag-outside-lock'
  | 'moving-tag-before-proof'
  | 'release-before-image'
  | 'mutation-may-be-cancelled'
  | 'promotion-without-verification'
  | 'signature-by-nobody'
  | 'cleanup-reaches-protected-tag'
  | 'two-workflows-write-one-class'
  | 'trigger-misses-release'
  | 'trigger-wider-than-policy'
  | 'secret-on-pull-request'
  | 'grant-without-effect'

export const effectWording: { readonly [R in EffectRule & RuleId]: RuleWording<R> } = {
  'moving-tag-outside-lock': {
    about: 'A job changes tags of an image without the lock that all who do so share.',
    message: ({ job, image, problem }) => `job ${quote(job)} changes tags of ${image} ${lockProblems[problem]}`,
    help: ({ lock }) => `give the job 'concurrency: { group: ${lock}, queue: max }'`,
  },
  'moving-tag-before-proof': {
    about: 'A tag that people run is written before its image is proven.',
    message: ({ job, image, classes, missing, isLate }) =>
      isLate
        ? `job ${quote(job)} writes ${tagsOf(classes)} of ${image} without waiting until it is ${missing.map(done).join(' and ')}`
        : `job ${quote(job)} writes ${tagsOf(classes)} of ${image}, and no step of the run tests, signs or attests it`,
    help: ({ isLate }) =>
      isLate
        ? 'push by digest, prove that digest, and write the tags in a job that needs the jobs which prove it'
        : 'test and sign the digest in jobs that this one needs',
  },
  'release-before-image': {
    about: 'A release does not wait for the tags of its image.',
    message: ({ job, does, image, writer }) =>
      `job ${quote(job)} ${does === 'git-tag' ? 'pushes the git tag' : 'publishes the release'} without waiting for job ${quote(writer)}, which writes the tags of ${image}`,
    help: ({ does, writer }) =>
      does === 'git-tag'
        ? `let it need job ${quote(writer)}, or keep the release a draft and publish it last`
        : `let it need job ${quote(writer)}; a draft may come first`,
  },
  'mutation-may-be-cancelled': {
    about: 'A lock cancels a job that changes tags, or throws away a run that waits to do so.',
    message: ({ job, image, group, cause }) =>
      `job ${quote(job)} changes tags of ${image} in group ${quote(group)}, in which ${cancelCauses[cause].consequence}`,
    help: ({ cause }) => cancelCauses[cause].help,
  },
  'promotion-without-verification': {
    about: 'A promotion does not verify the signature of what it promotes.',
    message: ({ job, image, classes }) =>
      `job ${quote(job)} promotes ${image} to ${list(classes)} and verifies nothing before, so whoever can push to the source decides what runs`,
    help: () => 'verify the digest with the exact identity of the workflow that built it, in an earlier step or job',
  },
  'signature-by-nobody': {
    about: 'A promotion asks for the signature of a workflow that does not sign the image.',
    message: ({ job, image, signer }) =>
      `job ${quote(job)} asks for a signature of ${image} by ${quote(signer)}, which does not sign it, so nothing is ever promoted`,
    help: ({ signers }) =>
      signers.length === 0
        ? 'sign the image in the workflow that builds it'
        : `name the workflow that signs it, e.g. verify: signedBy('${signers[0]}')`,
  },
  'cleanup-reaches-protected-tag': {
    about: 'A cleanup deletes tags that stay for ever.',
    message: ({ job, image, class: name, example }) =>
      `job ${quote(job)} deletes from class ${quote(name)} of ${image}, whose tags stay for ever, such as ${quote(example)}`,
    help: ({ class: name }) => `take ${quote(name)} out of the classes of the effect and of the plan`,
  },
  'two-workflows-write-one-class': {
    about: 'Two workflows build tags of one class.',
    message: ({ image, class: name, first, second }) =>
      `${first} and ${second} both write the tags ${quote(name)} of ${image}, so one writes over what the other has published`,
    help: () => 'let one of them write the class, and give the other a class of its own',
  },
  'trigger-misses-release': {
    about: 'A version of the image is pushed as a tag and starts nothing.',
    message: ({ image, patterns, example }) =>
      `${filtersOf(patterns)} does not take ${quote(example)}, which is a version of ${image} by its policy`,
    help: ({ filters }) => `write: ${list(filters, quote)}`,
  },
  'trigger-wider-than-policy': {
    about: 'A tag that is no version of the image starts its release.',
    message: ({ image, patterns, example }) =>
      `${filtersOf(patterns)} also takes tags that are no version of ${image}, such as ${quote(example)}, and nothing in the run refuses them`,
    help: ({ filters }) => `write: ${list(filters, quote)}`,
  },
  'secret-on-pull-request': {
    about: 'A job of a pipeline has secrets or may write while it runs code of a pull request.',
    message: ({ job, event, secrets, grants }) =>
      `job ${quote(job)} runs on ${event} with ${list([...secrets.map(secretName), ...grants], same)}`,
    help: () => 'build pull requests in a job of their own, without login and without write permission',
  },
  'grant-without-effect': {
    about: 'A job is granted more than its steps need.',
    message: ({ job, scope, level, least }) =>
      `job ${quote(job)} has '${scope}: ${level}', and its steps need ${least === 'none' ? 'nothing of it' : `'${least}'`}`,
    help: () => 'leave permissions out: they follow from the effects of the steps',
  },
}

const lockProblems = {
  none: 'without a lock',
  'per-run': 'in a group that is another one in each run, which is no lock',
  another: 'under another lock than the other jobs that do',
} as const

const cancelCauses = {
  'cancels-running': {
    consequence: 'a newer run cancels it half-way',
    help: "write 'cancel-in-progress: false', and cancel builds in a group of their own",
  },
  'replaces-waiting': {
    consequence: 'only one run may wait, so a newer one replaces it',
    help: "add 'queue: max', which lets up to 100 runs wait",
  },
} as const

const done = (does: string): string =>
  ({ 'push-digest': 'pushed as a whole', test: 'tested', sign: 'signed', attest: 'attested' })[does] ?? does

const same = (text: string): string => text

const secretName = (name: string): string => (name === '*' ? 'all secrets' : `secret ${name}`)

const tagsOf = (classes: readonly string[]): string => `the tags ${list(classes, quote)}`

const filtersOf = (patterns: readonly string[]): string =>
  patterns.length === 0
    ? 'this trigger'
    : `${patterns.length === 1 ? 'the filter' : 'the filters'} ${list(patterns, quote)}`
