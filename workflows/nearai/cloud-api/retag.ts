// Points a tag such as :staging at another image by hand. Whatever begins with prod belongs to promote and rollback.
import { retag } from 'tagwright'
import { cloud, infra } from './repo.ts'

export const retagImage = retag(cloud, { name: 'Re-tag Image', runner: infra })
