// The second workflow of pigfoot: a fork that emulates one processor and is named after an upstream release.
import { describe, expect, it } from 'vitest'
import { readWorkflow } from './rehearsal.ts'

describe('tag-images of pigfoot', () => {
  const reference = readWorkflow('pigfoot/librechat', 'tag-images.yml')
  const build = reference.jobs['build']
  const env = build?.steps.find(({ name }) => name === 'Build the image')?.env

  it('C23 emulates the other processor, without root, with a higher limit of files and five connections', () => {
    expect(build?.strategy?.matrix.include.map(({ runner }) => runner)).toEqual(['ubuntu-24.04', 'ubuntu-24.04'])
    expect(build?.steps.find(({ uses: action }) => action?.startsWith('docker/setup-qemu-action@'))?.with).toEqual({
      platforms: 'arm64',
    })
    expect(env).toMatchObject({
      BUILD_ARGS: 'NPM_CONFIG_MAXSOCKETS=5',
      OPTIONS: '--isolation=rootless\n--ulimit=nofile=65536:65536',
      PLATFORM: '${{ matrix.platform }}',
    })
  })

  it('C23 builds one branch alone and names the image after what git describe finds', () => {
    expect(reference['on']).toEqual({ push: { branches: ['pf-branch'] }, workflow_dispatch: {} })
    expect(reference.jobs['plan']?.if).toBe(
      "github.repository == 'pigfoot/librechat' && github.ref_name == 'pf-branch'",
    )
    const [, describes, decides] = reference.jobs['plan']?.steps ?? []
    expect(describes?.run).toMatch(/^git fetch .*--unshallow --tags\ngit describe --tags --abbrev=0 .*>upstream\.txt$/)
    expect(decides?.env).toMatchObject({ VERSION: 'upstream.txt', IMAGE: 'pigfoot/librechat' })
  })
})
