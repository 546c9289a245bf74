// Facts about pigfoot/librechat, a fork that builds its own branch on top of an upstream release and names the image after that.
import { dockerHub, ghcr, image, tagPolicy } from 'tagwright'

export const repository = 'pigfoot/librechat'

/** The branch that is built. */
export const branch = 'pf-branch'

const ofBuild = { mobility: 'free', writer: 'build', retention: 'forever' } as const

export const librechat = image(repository, {
  registries: [ghcr(), dockerHub()],
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: tagPolicy({
    git: 'v{version}',
    latest: 'none',
    // The branch is built again and again on top of one upstream release, so both move.
    classes: [
      { ...ofBuild, name: 'upstream', grammar: 'v{version}', causes: ['rebuild'] },
      { ...ofBuild, name: 'newest', grammar: 'latest', causes: ['always'] },
    ],
  }),
})
