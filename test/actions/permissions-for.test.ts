// What the job's token needs for one use of an action.
import { expect, it } from 'vitest'
import * as actions from '../../src/actions/index.ts'
import type { Action } from '../../src/actions/index.ts'
import { permissionsFor } from '../../src/actions/permissions-for.ts'

const jobToken = '${{ secrets.GITHUB_TOKEN }}'
const otherToken = '${{ steps.app.outputs.token }}'
const signing = { 'id-token': 'write', attestations: 'write' }

const rows: readonly (readonly [Action, Record<string, unknown>, object])[] = [
  [actions.checkout, {}, { contents: 'read' }],
  [actions.checkout, { token: otherToken }, {}],
  [actions.checkout, { token: jobToken }, { contents: 'read' }],
  [actions.checkout, { token: '${{ github.token }}' }, { contents: 'read' }],
  [actions.attest, {}, signing],
  [actions.attest, { 'push-to-registry': false }, signing],
  [actions.attest, { 'push-to-registry': true }, { ...signing, packages: 'write', 'artifact-metadata': 'write' }],
  [
    actions.attest,
    { 'push-to-registry': '${{ inputs.push }}' },
    { ...signing, packages: 'write', 'artifact-metadata': 'write' },
  ],
  [actions.attest, { 'push-to-registry': true, 'create-storage-record': false }, { ...signing, packages: 'write' }],
  [actions.attest, { 'push-to-registry': 'true', 'create-storage-record': 'false' }, { ...signing, packages: 'write' }],
  [actions.downloadArtifact, { name: 'x' }, {}],
  [actions.downloadArtifact, { 'run-id': '1', 'github-token': jobToken }, { actions: 'read' }],
  [actions.downloadArtifact, { 'run-id': '1', 'github-token': otherToken }, {}],
  [actions.buildPush, { context: '.' }, {}],
  [actions.buildPush, {}, { contents: 'read' }],
  [actions.bake, { source: '.' }, {}],
  [actions.bake, { 'github-token': otherToken }, {}],
  [actions.dockerMetadata, {}, { contents: 'read' }],
  [actions.ghRelease, {}, { contents: 'write' }],
  [actions.ghRelease, { discussion_category_name: 'News' }, { contents: 'write', discussions: 'write' }],
  [actions.ghRelease, { discussion_category_name: 'News', token: otherToken }, {}],
  [actions.repositoryDispatch, { 'event-type': 'x' }, { contents: 'write' }],
  [actions.repositoryDispatch, { 'event-type': 'x', token: otherToken }, {}],
  [actions.deletePackageVersions, {}, { packages: 'write' }],
  [actions.trivy, {}, {}],
  [actions.trivy, { 'github-pat': jobToken }, { contents: 'write' }],
  [actions.dockerLogin, { password: jobToken }, {}],
]

it.each(rows.map(([action, given, grants]) => [action.name, given, grants, action] as const))(
  '%s with %j needs %j',
  (_name, given, grants, action) => {
    expect(permissionsFor(action, given)).toEqual(grants)
  },
)
