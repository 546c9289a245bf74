// What GitHub refuses although the parser it publishes takes it: filters that exclude each other or leave nothing.
import type { Finding } from '../../model/finding.ts'
import { textsOf } from '../reading/fields.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

const filters = ['branches', 'tags', 'paths'] as const

/** The findings, worded like those of the parser. */
export function* refusedFilters(file: WorkflowFile): Generator<Finding> {
  for (const { event, config, path } of file.triggers) {
    for (const filter of filters) {
      const patterns = textsOf(config[filter])
      const ignore = `${filter}-ignore`
      if (Object.hasOwn(config, filter) && Object.hasOwn(config, ignore)) {
        const message = `'${filter}' and '${ignore}' cannot both be given for '${event}'`
        yield { rule: 'github-schema', severity: 'error', place: file.keyPlace([...path, ignore]), args: { message } }
      }
      if (patterns.length > 0 && patterns.every((pattern) => pattern.startsWith('!'))) {
        const message = `'${filter}' holds nothing but exclusions: at least one pattern without '!' is needed`
        yield { rule: 'github-schema', severity: 'error', place: file.keyPlace([...path, filter]), args: { message } }
      }
    }
  }
}
