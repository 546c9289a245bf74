// What is said at the end of a promotion or rollback, for every way that its jobs can end.
import { describe, expect, it } from 'vitest'
import { promotionReportDoor } from '../../../src/decide/promotion/promotion-report.ts'
import { openDoor } from '../open-door.ts'
import { chat, policy, sha } from './promotions.ts'

const usual = {
  IMAGE: chat.name,
  KIND: 'promotion',
  CHANNEL: 'prod',
  ALSO: 'latest',
  NAME: 'prod-20260702-3f2c1ab',
  DIGEST: sha('b'),
  REPLACES: sha('a'),
  TODO: 'true',
  PREVIEW: 'success',
  MOVE: 'success',
  RELEASE: 'success',
  RELEASE_URL: 'https://github.com/acme/app/releases/tag/prod-20260702-3f2c1ab',
}

function tell(variables: Readonly<Record<string, string>> = {}): {
  title: unknown
  summary: string
  warnings: readonly string[]
} {
  const answer = openDoor(promotionReportDoor, policy, { ...usual, ...variables })
  if (!answer.ok) throw new Error(answer.sentences.join())
  const { outputs, summary = '', warnings = [] } = answer.value
  return { title: outputs['title'], summary, warnings }
}

describe('the report of a change', () => {
  it('B25 names the three references and the digest', () => {
    const name = 'docker.io/nearaidev/private-chat'
    expect(tell()).toEqual({
      title: 'prod was promoted',
      warnings: [],
      summary: [
        '### prod was promoted',
        [
          `- **Image**: \`${name}:prod\``,
          `- **Stamp**: \`${name}:prod-20260702-3f2c1ab\``,
          `- **Alias**: \`${name}:latest\``,
          `- **Digest**: \`${sha('b')}\``,
          `- **Digest before**: \`${sha('a')}\``,
          '- **Release**: https://github.com/acme/app/releases/tag/prod-20260702-3f2c1ab',
        ].join('\n'),
      ].join('\n\n'),
    })
  })

  it('B47 says where a deployment runs and where its health is seen', () => {
    const { summary } = tell({
      KIND: 'rollback',
      REDEPLOY: 'success',
      REDEPLOY_URL: 'https://github.com/acme/deploy/actions/runs/5',
      HEALTH: 'https://acme.example/health',
    })
    expect(summary).toContain('### prod was rolled back')
    expect(summary).toContain('- **Audit tag**: ')
    expect(summary).toContain('- **Deployment**: https://github.com/acme/deploy/actions/runs/5')
    expect(summary).toContain('- **Health**: https://acme.example/health')
  })

  const nothing = { DIGEST: '', REPLACES: '', NAME: '', TODO: '', RELEASE_URL: '' }
  const again = 'run the failed jobs of this run again: they go on where they stopped'

  it.each<[how: string, variables: Record<string, string>, title: string, warnings: readonly string[]]>([
    ['a form that is refused', { ...nothing, PREVIEW: 'failure', MOVE: 'skipped' }, 'prod was not touched', []],
    ['nothing to do', { TODO: 'false', MOVE: 'skipped' }, 'prod stands for this digest already', []],
    ['nobody who approves', { MOVE: 'skipped' }, 'prod was not touched: nobody approved', []],
    [
      'a move that breaks off',
      { MOVE: 'failure', RELEASE: 'skipped' },
      'It is not sure what prod stands for',
      [`the move of prod from ${sha('a')} to ${sha('b')} did not come to its end; ${again}`],
    ],
    [
      'a first move that is cancelled',
      { MOVE: 'cancelled', REPLACES: '' },
      'It is not sure what prod stands for',
      [`the move of prod from nothing to ${sha('b')} did not come to its end; ${again}`],
    ],
    [
      'a move whose record is still open',
      { MOVE: 'failure', MOVED: 'true', RELEASE: 'skipped', RELEASE_URL: '' },
      'prod was promoted',
      [`prod moved, and its record is not closed; ${again}`],
    ],
    [
      'no deployment and no release',
      { REDEPLOY: 'failure', RELEASE: 'failure' },
      'prod was promoted',
      [
        `prod moved, and nobody deploys it yet; ${again}`,
        `prod moved, and there is no release that tells of it yet; ${again}`,
      ],
    ],
    [
      'an image without a commit',
      { RELEASE: 'skipped', RELEASE_URL: '' },
      'prod was promoted',
      ['no release was made: the commit of the image is not known, or no tag tells of the change'],
    ],
    ['a workflow that makes no releases', { RELEASE: '', RELEASE_URL: '' }, 'prod was promoted', []],
  ])('INV-47 INV-48 tells of %s', (_how, variables, title, warnings) => {
    const told = tell(variables)
    expect([told.title, told.warnings]).toEqual([title, warnings])
    for (const sentence of warnings) expect(told.summary).toContain(sentence)
  })

  it('names no tag that may not have moved', () => {
    expect(tell({ MOVE: 'failure' }).summary).not.toContain(':prod`')
  })

  it('refuses what is no digest, no channel and no kind', () => {
    for (const wrong of [{ DIGEST: 'sha256:1' }, { CHANNEL: 'staging' }, { KIND: 'retag' }, { IMAGE: 'acme/other' }])
      expect(openDoor(promotionReportDoor, policy, { ...usual, ...wrong }).ok).toBe(false)
  })
})
