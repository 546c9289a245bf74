// Made by scripts/generate-language.ts from the schema of @actions/workflow-parser. Do not edit.

/** The scopes of the workflow token and the levels each takes. */
export const permissionLevels = {
  actions: ['read', 'write', 'none'],
  'artifact-metadata': ['read', 'write', 'none'],
  attestations: ['read', 'write', 'none'],
  checks: ['read', 'write', 'none'],
  'code-quality': ['read', 'write', 'none'],
  contents: ['read', 'write', 'none'],
  'copilot-requests': ['write', 'none'],
  deployments: ['read', 'write', 'none'],
  discussions: ['read', 'write', 'none'],
  drives: ['read', 'write', 'none'],
  'id-token': ['write', 'none'],
  issues: ['read', 'write', 'none'],
  models: ['read', 'none'],
  packages: ['read', 'write', 'none'],
  pages: ['read', 'write', 'none'],
  'pull-requests': ['read', 'write', 'none'],
  'repository-projects': ['read', 'write', 'none'],
  'security-events': ['read', 'write', 'none'],
  statuses: ['read', 'write', 'none'],
  'vulnerability-alerts': ['read', 'none'],
} as const
