// The wording of findings about a file as YAML and as GitHub reads it.
import type { RuleId } from '../../model/finding.ts'
import { quote, quoted, type Wording } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type YamlRule = 'yaml-broken' | 'github-schema' | 'github-expression' | 'actionlint'

export const yamlWording: { readonly [R in YamlRule & RuleId]: RuleWording<R> } = {
  'yaml-broken': {
    about: 'The file is no YAML, or YAML that GitHub does not take.',
    message: ({ problem, detail }) => wordingOf(problem).message(detail),
    help: ({ problem, detail }) => wordingOf(problem).help(detail),
  },
  'github-schema': {
    about: "GitHub's own schema objects to the file.",
    message: ({ message }) => `GitHub says: ${quoted(message)}`,
    help: () => undefined,
  },
  'github-expression': {
    about: "GitHub's own parser objects to an expression.",
    message: ({ message }) => `GitHub says: ${quoted(message)}`,
    help: () => undefined,
  },
  actionlint: {
    about: 'actionlint, a second opinion, reports a problem.',
    message: ({ kind, message }) => `${quoted(message)} (actionlint: ${kind})`,
    help: () => undefined,
  },
}

const syntax: Wording<string> = {
  message: (detail) => `this is no YAML: ${quoted(detail)}`,
  help: () => undefined,
}

// What the reader of YAML can tell by its cause; the rest is in the words of its parser.
const problems: Readonly<Record<string, Wording<string>>> = {
  tab: {
    message: () => 'a tab stands in the indentation, where YAML takes only blanks',
    help: () => 'write two blanks in its place',
  },
  'duplicate-key': {
    message: (key) => `key ${quote(key)} stands twice in one mapping, so GitHub refuses the file`,
    help: () => 'keep one of the two',
  },
  'merge-key': {
    message: () => "'<<' merges one mapping into another, which GitHub refuses",
    help: () => 'write the keys out; a plain alias is fine',
  },
  'too-deep': {
    message: () => 'the file is nested deeper than any workflow',
    help: () => 'name a workflow file',
  },
  'too-large': {
    message: (size) => `the file has ${size}, and GitHub reads no file above 1 MiB`,
    help: () => 'make several workflows of it, or keep its scripts in files of their own',
  },
  binary: {
    message: (detail) => `this is no text: it holds ${detail}`,
    help: () => 'name a YAML file, and save it as UTF-8',
  },
  'alias-bomb': {
    message: () => 'the aliases of this file unfold to more than anybody could read',
    help: () => 'write the values out',
  },
  'several-documents': {
    message: () => 'a second YAML document begins here, and GitHub reads one a file',
    help: () => 'take the line --- out, or make two files of it',
  },
  empty: {
    message: () => 'the file is empty, so GitHub refuses it',
    help: () => 'write a workflow into it, or remove it',
  },
}

function wordingOf(problem: string): Wording<string> {
  return problems[problem] ?? syntax
}
