// The sentence and the help of each failure: what kept a command from running, and the smallest thing that mends it.
import type { Failure, FailureArgs, FailureCode } from '../../model/failure.ts'
import type { Place } from '../../model/place.ts'
import { meant, oneLine, quote, quoted } from './phrase.ts'

interface FailureWording<Args> {
  /** `where` is the place of the failure when it has one, else the path in its args. */
  message(args: Args, where: string): string
  help(args: Args): string | undefined
}

/** What JavaScript says when a value is of another type than it was used as: the compiler tells more. */
const wordsOfJavaScript =
  /^Cannot (?:read|set|destructure|access)|\bis not (?:a function|iterable|defined|a constructor)$/

const askCompiler = 'see what the compiler says: npx tsc -p workflows'

const relativePaths = 'paths are relative to the folder the command runs in'

/** The wording of every failure; a failure without one does not compile. */
const failureWording: { readonly [C in FailureCode]: FailureWording<FailureArgs[C]> } = {
  'unreadable-file': {
    message: ({ reason }, where) => `cannot read ${where}: ${quoted(reason)}`,
    help: () => 'name a text file that you may read',
  },
  'unreadable-folder': {
    message: ({ reason }, where) => `cannot look into ${where}: ${quoted(reason)}`,
    help: ({ path }) =>
      path === '.git' ? "see what 'git status' says" : 'make the folder readable, or name the files that are meant',
  },
  'unwritable-file': {
    message: ({ path, reason }) => `cannot write ${path}: ${quoted(reason)}`,
    help: () => 'mend that and run the command again: nothing was changed',
  },
  'no-such-path': {
    message: ({ path }) => `there is no file or folder ${quote(path)}`,
    help: () => `check the spelling; ${relativePaths}`,
  },
  'no-modules': {
    message: ({ root }) => `there are no workflow modules below ${root}`,
    help: () => "write one, or let 'tagwright init' write the first",
  },
  'module-syntax': {
    message: ({ reason }, where) => `cannot load ${where}: ${quoted(reason)}`,
    help: () => 'mend the syntax there',
  },
  'module-import': {
    message: ({ reason }, where) => `cannot load ${where}: ${quoted(reason)}`,
    help: () => 'mend the import: a file of yours is named with its ending, a package must be installed',
  },
  'module-throws': {
    message: ({ reason }, where) => `${where} throws while it is loaded: ${quoted(reason)}`,
    help: ({ reason }) => (wordsOfJavaScript.test(reason) ? askCompiler : undefined),
  },
  'module-exports-nothing': {
    message: ({ path }) => `${path} exports no workflow`,
    help: () => 'export one, or move the file out of the folder of workflow modules',
  },
  'module-in-no-repository': {
    message: ({ path }) => `${path} belongs to no repository`,
    help: ({ root }) => `move it to ${root}/<owner>/<repository>/`,
  },
  'never-made': {
    message: ({ file }, where) => `${where} uses ${file}, which no module makes`,
    help: () => 'export the action or the workflow that is used here from a module',
  },
  'two-files-one-name': {
    message: ({ target, first, second }) =>
      first === second ? `${first} makes ${target} twice` : `${first} and ${second} both make ${target}`,
    help: () => 'give one of the two another file name',
  },
  'declared-twice': {
    message: ({ what, name, first, second }) =>
      first === second
        ? `${first} declares the ${what} ${quote(name)} twice, and not the same`
        : `${first} and ${second} declare the ${what} ${quote(name)}, and not the same`,
    help: () => 'declare it once, in a module that both import',
  },
  'bad-file-name': {
    message: ({ name }, where) => `file name ${quote(name)} in ${where} is none that GitHub takes for a workflow`,
    help: () => 'use letters, digits, dots, - and _, and the ending .yml or .yaml',
  },
  'foreign-file': {
    message: ({ path }) => `${path} is there already and was not made by Tagwright`,
    help: () => 'move it away, or give your workflow another file name',
  },
  'outside-repository': {
    message: ({ path }) => `${quote(path)} is outside of the folder the command runs in`,
    help: () => 'run the command at the top of the repository',
  },
  'git-missing': {
    message: () => 'there is no git program on this machine, or not on PATH',
    help: () => 'install git',
  },
  'not-a-git-repository': {
    message: ({ folder }) => `${folder} is not in a git repository`,
    help: () => "run the command in a clone, or make a repository with 'git init'",
  },
  'unknown-revision': {
    message: ({ revision }) => `git knows no revision ${quote(revision)}`,
    help: () => "fetch it first; in a workflow, check out with 'fetch-depth: 0'",
  },
  'unknown-verb': {
    message: ({ verb }) => `there is no command ${quote(verb)}`,
    help: ({ verb, known }) => meant(verb, known, "see 'tagwright --help'"),
  },
  'unknown-option': {
    message: ({ option, verb }) => `${verb === '' ? 'there is' : `${verb} has`} no ${noun(option)} ${quote(option)}`,
    // The names it does have are told by cli/, which is the only one to know them.
    help: ({ option, verb, known }) =>
      meant(option, option.startsWith('-') ? known : [], `see 'tagwright ${verb}${verb === '' ? '' : ' '}--help'`),
  },
  'bad-option': {
    message: ({ option, value }) =>
      value === '' ? `${option} needs a value` : `${option} does not take ${quote(value)}`,
    help: ({ option, value, allowed }) =>
      meant(value, allowed, value === '' ? `write it after ${option}` : `write ${option} without a value`),
  },
  'broken-lock': {
    message: ({ text }, where) => `${where} is no line of an action lock: ${quote(text)}`,
    help: () => "write '- uses: <owner>/<action>@<commit> # <version>'",
  },
  'unknown-action': {
    message: ({ action, lock }) => `${quote(action)} is not in ${lock}`,
    help: () => 'add it there with its version and commit',
  },
  'actionlint-broken': {
    message: ({ program: name, reason }) => `actionlint did not run (${name}): ${quoted(reason)}`,
    help: () => 'mend that, or leave it out with --no-actionlint',
  },
  'broken-json': {
    message: ({ reason }, where) => `${where} is no JSON: ${quoted(reason)}`,
    help: () => 'mend it by hand: it was left as it is',
  },
}

function noun(word: string): string {
  return word.startsWith('-') ? 'option' : 'use for'
}

interface FailureWords {
  readonly message: string
  readonly help: string | undefined
}

/** What a failure says, in two lines without line breaks. */
export function wordFailure(failure: Failure): FailureWords {
  // Code and args belong together, which the compiler cannot follow through the union.
  const wording = failureWording[failure.code] as FailureWording<Failure['args']>
  const help = wording.help(failure.args)
  const message = wording.message(failure.args, whereOf(failure))
  return { message: oneLine(message), help: help === undefined ? undefined : oneLine(help) }
}

// The module that was asked for and the place that is to blame may be two files.
function whereOf({ at, args }: Failure): string {
  const path = 'path' in args ? args.path : undefined
  if (at === undefined) return 'line' in args ? `${path}:${args.line}` : (path ?? '')
  return path === undefined || path === at.file ? formatPlace(at) : `${path} (${formatPlace(at)})`
}

/** `path:line:column`, which terminals and editors know how to open. */
export function formatPlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
