// Each step on GitHub works with the grants that follow from its effects, and with none of them less.
import { describe, expect, it } from 'vitest'
import { grantsOf } from '../../src/model/effect.ts'
import { compareCommits } from '../../src/steps/compare-commits.ts'
import { deleteArtifacts } from '../../src/steps/delete-artifacts.ts'
import { draftRelease } from '../../src/steps/draft-release.ts'
import { finishRecord } from '../../src/steps/finish-record.ts'
import { listGitTags } from '../../src/steps/list-git-tags.ts'
import { publishRelease } from '../../src/steps/publish-release.ts'
import { pushGitTag } from '../../src/steps/push-git-tag.ts'
import { readPromotionLog } from '../../src/steps/read-promotion-log.ts'
import { readPullRequests } from '../../src/steps/read-pull-requests.ts'
import { effectsOf } from '../../src/steps/shell-step.ts'
import type { ShellStep } from '../../src/steps/shell-step.ts'
import { startRecord } from '../../src/steps/start-record.ts'
import { uploadAssets } from '../../src/steps/upload-assets.ts'
import { startGitHub } from '../world/github.ts'
import { shaOf } from '../world/github/state.ts'
import type { Repository } from '../world/github/state.ts'
import { runOn } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'

const head = shaOf('acme/app 1')
const release = {
  id: 7,
  tag: 'v1.2.3',
  name: '',
  body: '',
  target: head,
  draft: true,
  prerelease: false,
  immutable: false,
  createdAt: '2026-08-01T00:00:00Z',
  assets: [],
}
const record = {
  id: 9,
  sha: head,
  ref: head,
  task: 'deploy',
  environment: 'prod',
  payload: {},
  description: '',
  createdAt: '',
  statuses: [],
}

const world = (): Partial<Repository> => ({
  releases: [structuredClone(release)],
  artifacts: [{ id: 1, name: 'plan', run: 4711 }],
  deployments: [structuredClone(record)],
})

type AnyStep = Pick<ShellStep<string, string, string>, 'definition'>

const cases: readonly (readonly [AnyStep, Readonly<Record<string, string>>])[] = [
  [compareCommits, { BASE: head, HEAD: head, COMMITS: 'commits.json' }],
  [deleteArtifacts, { GITHUB_RUN_ID: '4711' }],
  [draftRelease, { TAG: 'v1.2.3', TITLE: 'x', TARGET: head, NOTES: 'notes.md' }],
  [finishRecord, { RECORD_ID: '9', STATE: 'success' }],
  [listGitTags, { REFS: 'refs.txt' }],
  [publishRelease, { TAG: 'v1.2.3', LATEST: 'true' }],
  [pushGitTag, { TAG: 'v1.2.3', COMMIT: head }],
  [readPromotionLog, { ENVIRONMENT: 'prod', LOG: 'log.json' }],
  [readPullRequests, { COMMIT: head, PULLS: 'pulls.json' }],
  [startRecord, { ENVIRONMENT: 'prod', RECORD: '{"kind":"promotion","digest":"sha256:aa"}', GITHUB_SHA: head }],
  [uploadAssets, { TAG: 'v1.2.3', FOLDER: 'dist' }],
]

async function codeWith(
  step: AnyStep,
  env: Readonly<Record<string, string>>,
  grants: Readonly<Record<string, string>>,
): Promise<number> {
  const github = await startGitHub({ repositories: { 'acme/app': world() } })
  github.addToken('narrow', grants)
  const narrow = { ...github, env: { ...github.env, GH_ENTERPRISE_TOKEN: 'narrow' } }
  return (await runOn(narrow, step, { env, files: { 'notes.md': 'x', 'dist/a': 'x' } })).code
}

describe.skipIf(!hasProgram('gh'))('the grants of a step', () => {
  it.each(cases.map(([step, env]) => [step.definition.script, step, env] as const))(
    'INV-52 are enough for %s, and it fails without',
    async (_, step, env) => {
      const grants = Object.assign({}, ...effectsOf(step.definition, {}).flatMap(grantsOf)) as Record<string, string>
      expect(Object.keys(grants)).not.toEqual([])
      expect(await codeWith(step, env, grants)).toBe(0)
      for (const scope of Object.keys(grants)) {
        const { [scope]: _dropped, ...rest } = grants
        expect(await codeWith(step, env, rest)).not.toBe(0)
        if (grants[scope] === 'write') expect(await codeWith(step, env, { ...rest, [scope]: 'read' })).not.toBe(0)
      }
    },
  )
})
