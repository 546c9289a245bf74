// Builds the image so that anybody can build the same bytes, proves it, and only then moves its tags.
import { release } from 'tagwright'
import { archive } from 'tagwright/parts'
import { chat } from './repo.ts'

export const build = release(chat, {
  file: 'build',
  name: 'Build & Deploy',
  on: { push: { branches: ['main'], tags: ['v*'] }, workflow_dispatch: null },
  build: archive({ buildkit: 'moby/buildkit:v0.20.2' }),
})
