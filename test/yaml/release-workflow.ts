// A workflow with everything a release needs: comments, pins, scripts, null triggers.
import { Noted } from '../../src/model/noted.ts'
import type { Yaml } from '../../src/model/noted.ts'
import { githubLayout } from '../../src/yaml/layout.ts'
import type { WriteYamlOptions } from '../../src/yaml/write.ts'

const pinned = (uses: string, version: string): Noted => new Noted(uses, { after: version })

const checkout = {
  name: 'Fetch the decisions',
  uses: pinned('actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', 'v7.0.1'),
  with: { ref: '${{ github.workflow_sha }}', 'sparse-checkout': '.github/tagwright', 'persist-credentials': false },
}

const preview: Yaml = {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 5,
  permissions: { contents: 'read' },
  outputs: { digest: '${{ steps.source.outputs.digest }}' },
  steps: [
    checkout,
    {
      name: 'Check the form',
      run: 'node .github/tagwright/decide.mjs inputs promote',
      env: { INPUTS: '${{ toJSON(inputs) }}' },
    },
    new Noted(
      {
        name: 'Resolve :staging',
        id: 'source',
        run: 'digest=$(skopeo inspect --format \'{{ .Digest }}\' "docker://$REF")\n\necho "digest=$digest" >> "$GITHUB_OUTPUT"\n',
        env: { REF: '${{ env.IMAGE }}:staging' },
      },
      { before: 'Read once. Every later step uses this digest, never the tag.' },
    ),
  ],
}

const move: Yaml = {
  needs: ['preview'],
  if: "needs.preview.outputs.digest != ''",
  'runs-on': 'ubuntu-24.04',
  strategy: { matrix: { python: ['3.9', '3.10'], include: [{ python: '3.11', os: 'linux' }] } },
  steps: [{ uses: './.github/actions/move' }],
}

export const releaseWorkflow: Yaml = {
  name: 'Promote to production',
  'run-name': "Promote staging to prod (${{ inputs.reason || 'no reason given' }})",
  on: {
    workflow_dispatch: null,
    push: { tags: ['v[0-9]+.[0-9]+.[0-9]+', 'v*'], 'paths-ignore': ['**.md'] },
    schedule: [{ cron: '23 3 * * 1' }],
  },
  permissions: {},
  defaults: { run: { shell: 'bash' } },
  env: { IMAGE: 'docker.io/acme/app', DRY_RUN: 'no' },
  jobs: {
    preview: new Noted(preview, { before: 'Refuses a wrong form before anything is read or written.' }),
    move,
  },
}

export const releaseOptions: WriteYamlOptions = {
  header:
    'Made by Tagwright from workflows/release.ts: edit that, then run `npm run synth`.\n\nMoves the digest behind :staging to :prod.',
  blankBefore: githubLayout,
}
