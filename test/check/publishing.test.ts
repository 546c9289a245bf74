// Which steps count as publishing, and which make a tag or a release that GitHub starts no workflow for.
import { describe, expect, test } from 'vitest'
import { publications } from '../../src/check/publishing.ts'
import { tokenMadeRefs } from '../../src/check/token-made-refs.ts'
import { projectOf } from './fixture.ts'

/** A workflow of one job with these steps, as YAML flow text. */
const workflow = (steps: readonly object[], job: object = {}): string =>
  JSON.stringify({ on: 'push', jobs: { a: { 'runs-on': 'ubuntu-24.04', ...job, steps } } })

const read = (text: string) => {
  const [file] = projectOf({ '.github/workflows/a.yml': text }).workflows
  if (file === undefined) throw new Error('no workflow')
  return file
}

const published = (step: object): string[] =>
  read(workflow([step])).jobs.flatMap((job) => publications(job).map(({ product, by }) => `${product}: ${by}`))

describe('a step publishes', () => {
  test.each([
    [{ uses: 'docker/build-push-action@v7', with: { push: true } }, 'image: docker/build-push-action'],
    [
      { uses: 'docker/build-push-action@v7', with: { push: "${{ github.ref_type == 'tag' }}" } },
      'image: docker/build-push-action',
    ],
    [
      { uses: 'docker/build-push-action@v7', with: { outputs: 'type=image,push-by-digest=true,push=true' } },
      'image: docker/build-push-action',
    ],
    [{ uses: 'docker/bake-action@v7', with: { push: true } }, 'image: docker/bake-action'],
    [{ uses: 'softprops/action-gh-release@v3' }, 'release: softprops/action-gh-release'],
    [{ uses: 'actions/attest@v4', with: { 'push-to-registry': true } }, 'signature: actions/attest'],
    [{ uses: 'pypa/gh-action-pypi-publish@release/v1' }, 'package: pypa/gh-action-pypi-publish'],
    [{ run: 'docker push "$IMAGE"' }, 'image: docker push'],
    [{ run: 'podman manifest push --all x docker://y' }, 'image: podman manifest push'],
    [{ run: 'docker buildx build --push -t x .' }, 'image: docker buildx build'],
    [{ run: 'docker buildx imagetools create -t x y' }, 'image: docker buildx imagetools create'],
    [{ run: 'skopeo copy --all docker://a docker://b' }, 'image: skopeo copy'],
    [{ run: 'crane copy a b' }, 'image: crane copy'],
    [{ run: 'for i in a b; do\n  cosign sign --yes "$i"\ndone' }, 'signature: cosign sign'],
    [{ run: 'gh release create "$TAG" --notes x' }, 'release: gh release create'],
    [{ run: 'npm publish --provenance' }, 'package: npm publish'],
    [{ run: 'python -m twine upload dist/*' }, 'package: python -m twine upload'],
    [{ run: 'helm upgrade app ./chart' }, 'deployment: helm upgrade'],
  ])('%j', (step, expected) => {
    expect(published(step)).toEqual([expected])
  })

  test.each([
    [{ uses: 'docker/build-push-action@v7', with: { push: false } }],
    [{ uses: 'docker/build-push-action@v7', with: { load: true } }],
    [{ uses: 'actions/attest@v4' }],
    [{ run: 'docker build -t x .' }],
    [{ run: 'echo "then run docker push x"' }],
    [{ run: '# docker push x' }],
    [{ run: 'skopeo copy docker://a dir:/tmp/b' }],
    [{ run: 'npm publish --dry-run' }],
    [{ run: 'gh release view v1' }],
  ])('but not %j', (step) => {
    expect(published(step)).toEqual([])
  })

  test('a job that calls a workflow of the repository publishes what that one publishes', () => {
    const project = projectOf({
      '.github/workflows/a.yml': JSON.stringify({ on: 'push', jobs: { a: { uses: './.github/workflows/b.yml' } } }),
      '.github/workflows/b.yml': workflow([{ run: 'docker push x' }]).replace('"push"', '"workflow_call"'),
    })
    const [job] = project.workflows[0]?.jobs ?? []
    expect(job && publications(job, project)).toEqual([{ product: 'image', by: 'docker push', step: undefined }])
  })
})

const made = (steps: readonly object[], job: object = {}): string[] =>
  tokenMadeRefs(read(workflow(steps, job))).map((ref) => `${ref.made}: ${ref.by}`)

const token = { GH_TOKEN: '${{ github.token }}' }
const checkout = { uses: 'actions/checkout@v7' }

describe('the workflow token makes', () => {
  test.each([
    [[{ run: 'gh release create v1', env: token }], 'release: gh release create'],
    [
      [{ run: 'gh release create v1', env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' } }],
      'release: gh release create',
    ],
    [[{ run: 'gh release edit v1 --draft=false', env: token }], 'release: gh release edit --draft=false'],
    [[{ uses: 'softprops/action-gh-release@v3' }], 'release: softprops/action-gh-release'],
    [
      [{ uses: 'softprops/action-gh-release@v3', with: { token: '${{ secrets.GITHUB_TOKEN }}' } }],
      'release: softprops/action-gh-release',
    ],
    [[checkout, { run: 'git push origin "v$VERSION"' }], 'tag: git push'],
    [[checkout, { run: 'git push --follow-tags' }], 'tag: git push'],
    [[checkout, { run: 'git push origin refs/tags/v1' }], 'tag: git push'],
    [[checkout, { run: 'git push origin main' }], 'commit: git push'],
  ])('%j', (steps, expected) => {
    expect(made(steps)).toEqual([expected])
  })

  test('a release when the variable stands at the job', () => {
    expect(made([{ run: 'gh release create v1' }], { env: token })).toEqual(['release: gh release create'])
  })

  test.each([
    [
      'with the token of an app',
      [{ run: 'gh release create v1', env: { GH_TOKEN: '${{ steps.app.outputs.token }}' } }],
    ],
    ['as a draft', [{ run: 'gh release create v1 --draft', env: token }]],
    [
      'with another token in the action',
      [{ uses: 'softprops/action-gh-release@v3', with: { token: '${{ secrets.PAT }}' } }],
    ],
    [
      'when the checkout used another token',
      [{ ...checkout, with: { token: '${{ secrets.PAT }}' } }, { run: 'git push --tags' }],
    ],
    [
      'when the checkout left no token behind',
      [{ ...checkout, with: { 'persist-credentials': false } }, { run: 'git push --tags' }],
    ],
    ['when it removes a tag', [checkout, { run: 'git push --delete origin v1.0' }]],
    ['when the address brings its own token', [checkout, { run: 'git push https://x:$PAT@github.com/acme/app v1.0' }]],
  ])('nothing %s', (_, steps) => {
    expect(made(steps)).toEqual([])
  })
})
