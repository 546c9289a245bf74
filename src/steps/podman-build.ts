// Builds an image with podman, for the platform of the machine.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Builds an image with podman, in Docker's format. */
export const podmanBuild: ShellStep<
  'IMAGE',
  'CONTEXT' | 'CONTAINERFILE' | 'PLATFORM' | 'LABELS' | 'BUILD_ARGS' | 'OPTIONS' | 'AT_LEAST',
  never
> = shellStep({
  script: 'podman-build.sh',
  name: 'Build the image',
  env: ['IMAGE'],
  optionalEnv: ['CONTEXT', 'CONTAINERFILE', 'PLATFORM', 'LABELS', 'BUILD_ARGS', 'OPTIONS', 'AT_LEAST'],
  tools: ['podman'],
  effects: [],
})
