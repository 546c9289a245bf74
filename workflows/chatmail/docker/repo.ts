// docker: the image that is built from relay, its tags, its variants, and what is read of other repositories.
import { ghcr, image, tagPolicy } from 'tagwright'
import { docker } from '../contracts.ts'

/** What is built. Debian 13 comes back with `{ variant: '-trixie', debian: '13' }` as a second one. */
export const variants = [{ variant: '', debian: '12' }]

export const app = image(docker, {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({
    git: 'v?{version}',
    aliases: ['{major}.{minor}'],
    variants: variants.map(({ variant }) => variant),
    channels: [{ name: 'main', from: { branch: 'main' }, stamps: false }],
    commits: true,
    branches: true,
  }),
})

/** The lowest release of relay that has an image. */
export const firstRelease = '1.11.0'

/** The variable with the logins that may send, such as the bot of the App. */
export const senders = 'RELAY_SENDERS'
