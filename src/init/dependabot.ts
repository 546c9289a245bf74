// The configuration with which Dependabot bumps the lock and the generated workflows in one pull request.

export const dependabotConfig = `# One group over both folders makes one pull request, in which the lock and the workflows agree.
version: 2
updates:
  - package-ecosystem: github-actions
    directories:
      - /
      - /.github/tagwright
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
    groups:
      actions:
        patterns:
          - '*'
`
