// What promotions and rollbacks can be told, and the jobs that both are made of.
import type { ConfirmWord } from '../../dsl/contract/confirm-word.ts'
import type { Image } from '../../dsl/image.ts'
import type { Job, RunsOn } from '../../dsl/job.ts'
import { classOf } from '../../model/tag-grammar.ts'
import { smallRunner } from '../build-matrix/pipeline.ts'
import { approveJob } from './approve-job.ts'
import { refuseChannel, refuseSource } from './change.ts'
import type { Change } from './change.ts'
import { moveJob } from './move-job.ts'
import type { Preview } from './preview.ts'
import { redeployJob } from './redeploy-job.ts'
import type { Redeploy } from './redeploy-job.ts'
import { releaseJob } from './release-job.ts'
import { changeReportJob } from './change-report-job.ts'
import { signedBy } from './signed-by.ts'
import type { Signer } from './signed-by.ts'

/** What promotions and rollbacks can be told. */
export interface ChangeOptions {
  readonly name?: string
  /** Tags that always stand for the same as the channel, such as `latest`. @default none */
  readonly also?: readonly string[]
  /** The environment whose reviewers have to approve. @default nobody is asked */
  readonly approval?: string
  /** The environment that holds the secrets of the registries, limited to a branch and without reviewers. @default the repository holds them */
  readonly credentials?: string
  /** The word that is typed into the form; false asks for none. @default promote, or ROLLBACK */
  readonly confirm?: ConfirmWord | false
  /** Who must have signed the image. @default the workflow release.yml, on the branch that moves the source */
  readonly verify?: Signer
  /** Whether each change leaves a release on GitHub. @default true */
  readonly release?: boolean
  /** What is started in another repository once the channel stands. @default nothing */
  readonly redeploy?: Redeploy
  /** The machine, by a label or several. @default ubuntu-24.04 */
  readonly runner?: RunsOn
  /** More jobs, such as a deployment. */
  readonly followedBy?: (moved: { readonly preview: Preview; readonly move: Job<'moved'> }) => readonly Job[]
}

/** The options of a change with their defaults. */
export function changeOf(
  kind: Change['kind'],
  image: Image,
  options: ChangeOptions & { readonly channel: string; readonly from?: string },
): Change {
  const { channel, also = [], approval, credentials, runner = smallRunner } = options
  refuseChannel({ image, channel, also })
  if (options.from !== undefined && options.from !== '') refuseSource({ image, channel }, options.from)
  const signer = options.verify ?? usualSigner(image, options.from)
  return { kind, image, channel, also, signer, approval, credentials, runner }
}

/** The kind release writes release.yml; its branch is that of the source, or of whatever came to the source by promotion. */
function usualSigner({ name, tags }: Image, from: string | undefined): Signer {
  const found = from === undefined ? undefined : classOf(tags, from)
  const sources = from === undefined || found?.writer === 'promotion' ? tags.classes : [found ?? []].flat()
  const [branch] = sources.flatMap(({ causes }) =>
    causes.flatMap((cause) => (typeof cause === 'object' ? [cause.branch] : [])),
  )
  if (branch === undefined)
    throw new TypeError(`no branch moves what is promoted of ${name}: say with verify who must have signed it`)
  return signedBy('release.yml', { branch })
}

/** The jobs of a change, whichever way it goes. */
export function changeJobs(change: Change, preview: Preview, options: ChangeOptions): readonly Job[] {
  const { redeploy, followedBy } = options
  const approval = approveJob(change, preview)
  const move = moveJob(change, preview, approval)
  const release = options.release === false ? undefined : releaseJob(change, preview, move)
  const started = redeploy === undefined ? undefined : redeployJob(change, preview, move, redeploy)
  const report = changeReportJob(change, { preview, move, release, redeploy: started, health: redeploy?.health })
  const optional = [release, started].filter((one) => one !== undefined)
  return [
    preview.job,
    ...(approval === undefined ? [] : [approval]),
    move,
    ...optional,
    ...(followedBy?.({ preview, move }) ?? []),
    report,
  ]
}
