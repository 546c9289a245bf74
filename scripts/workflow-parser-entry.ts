// What the bundle of GitHub's workflow parser exports; typed for the product in src/check/github/workflow-parser.d.ts.
export { FeatureFlags } from '@actions/expressions/features'
export { registerLogger } from '@actions/languageservice/log'
export { clearCache } from '@actions/languageservice/utils/workflow-cache'
export { validate } from '@actions/languageservice/validate'
