// Which two publications may take the same name.
import { expect, test } from 'vitest'
import { publications } from '../../src/check/publishing.ts'
import { mayMeet, type Publisher } from '../../src/check/published-names.ts'
import { fileOf } from './workflows.ts'

const publisher = (step: object, ...before: readonly object[]): Publisher => {
  const env = { IMAGE: 'ghcr.io/acme/app', OTHER: 'ghcr.io/acme/other' }
  const file = fileOf({ on: 'push', env, jobs: { a: { steps: [...before, step] } } })
  const [job] = file.jobs
  const publication = job && publications(job).at(-1)
  if (job === undefined || publication === undefined) throw new Error(`publishes nothing: ${JSON.stringify(step)}`)
  return { file, job, publication }
}

const run = (text: string, more: object = {}): Publisher => publisher({ run: text, ...more })
const build = (inputs: object, ...before: readonly object[]): Publisher =>
  publisher({ uses: 'docker/build-push-action@v7', with: { push: true, ...inputs } }, ...before)
const meta = (images: string): object => ({ id: 'meta', uses: 'docker/metadata-action@v6', with: { images } })
const made = '${{ steps.meta.outputs.tags }}'

test.each<[string, Publisher, Publisher, boolean]>([
  ['one image', run('docker push acme/app:1'), run('docker push acme/app:1'), true],
  ['two images', run('docker push acme/app:1'), run('docker push acme/web:1'), false],
  ['two tags', run('docker push acme/app:1'), run('docker push acme/app:2'), false],
  ['no tag and latest', run('docker push acme/app'), run('docker push docker.io/acme/app:latest'), true],
  ['one tag by variables that may be the same', run('docker push acme/app:$A'), run('docker push acme/app:$B'), true],
  ['tags with other endings', run('docker push acme/app:$A-alpine'), run('docker push acme/app:$B-debian'), false],
  ['a suffix to the same variable', run('docker push acme/app:$A'), run('docker push acme/app:$A-debug'), false],
  ['a suffix to another variable', run('docker push acme/app:$A'), run('docker push acme/app:$B-debug'), true],
  [
    'an image in a variable',
    run('docker push "$IMAGE:1"'),
    run('skopeo copy oci:x "docker://ghcr.io/acme/app:1"'),
    true,
  ],
  ['other images in variables', run('docker push "$IMAGE:1"'), run('docker push "${OTHER}:1"'), false],
  ['a command and an action', run('docker push "$IMAGE:1"'), build({ tags: '${{ env.IMAGE }}:1' }), true],
  ['lists of tags', build({ tags: 'a/b:1,a/b:2' }), build({ tags: 'a/b:3\na/b:2' }), true],
  ['lists without a common tag', build({ tags: 'a/b:1,a/b:2' }), build({ tags: 'a/b:3' }), false],
  ['made tags of one image', build({ tags: made }, meta('a/b')), build({ tags: made }, meta('name=a/b')), true],
  ['made tags of two images', build({ tags: made }, meta('a/b')), build({ tags: made }, meta('a/c')), false],
  ['tags that nobody sees', build({ tags: '${{ inputs.tags }}' }), build({ tags: 'a/b:1' }), true],
  ['a push by digest', build({ outputs: 'type=image,name=a/b,push-by-digest=true' }), build({ tags: 'a/b:1' }), false],
  ['a build that pushes', run('docker buildx build --push -t a/b:1 .'), run('docker push a/b:1'), true],
  ['a tag that is put on', run('docker buildx imagetools create --tag a/b:1 a/b@x'), run('crane copy c a/b:1'), true],
  ['a program whose target is not seen', run('regctl image copy x y'), run('docker push a/b:1'), true],
  ['an image and a package', run('docker push a/b:1'), run('npm publish'), false],
  ['one package', run('npm publish'), run('yarn publish'), true],
  ['two registries', run('npm publish'), run('twine upload dist/*'), false],
  [
    'an action and a command for one registry',
    publisher({ uses: 'pypa/gh-action-pypi-publish@v1' }),
    run('twine upload x'),
    true,
  ],
  [
    'two folders',
    run('npm publish', { 'working-directory': 'a' }),
    run('npm publish', { 'working-directory': 'b' }),
    false,
  ],
  ['two workspaces', run('npm publish -w a'), run('npm publish --workspace=b'), false],
  ['two paths', run('npm publish ./a'), run('npm publish ./b'), false],
  ['other flags', run('npm publish --tag next'), run('npm publish'), true],
  ['two creations of a release', run('gh release create v1'), run('gh release create v1'), true],
  [
    'a creation that finds what is there',
    run('gh release view v1 || gh release create v1'),
    run('gh release view v1 || gh release create v1'),
    false,
  ],
  ['a creation and an upload', run('gh release create v1'), run('gh release upload v1 a'), false],
  [
    'two that take over what they find',
    publisher({ uses: 'softprops/action-gh-release@v2' }),
    publisher({ uses: 'softprops/action-gh-release@v2' }),
    false,
  ],
  ['signatures', run('cosign sign a/b@x'), run('cosign sign a/b@x'), false],
  ['deployments', run('kubectl apply -f a'), run('kubectl apply -f a'), false],
  ['pages', publisher({ uses: 'actions/deploy-pages@v5' }), publisher({ uses: 'actions/deploy-pages@v5' }), true],
])('%s', (_, left, right, expected) => {
  expect(mayMeet(left, right)).toBe(expected)
  expect(mayMeet(right, left)).toBe(expected)
})
