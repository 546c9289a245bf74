// What crosses the repositories of nearai.
import { contract } from 'tagwright'

/** Told to the playbooks when staging moved: they deploy the digest, whatever the tag stands for by then. */
const deployed = {
  tag: { type: 'string', required: true, description: 'The tag that moved', holds: 'tag' },
  digest: { type: 'string', required: true, description: 'What is deployed', holds: 'digest' },
} as const

export const deployChatStaging = contract('deploy-chat-api-stg', deployed)
export const deployCloudStaging = contract('deploy-cloud-api-stg', deployed)

/** The repository with the playbooks. */
export const playbooks = 'nearai/cvm-ansible-playbooks'

/** The secret with a token for it. */
export const playbooksToken = 'REPOSITORY_DISPATCH_TOKEN'
