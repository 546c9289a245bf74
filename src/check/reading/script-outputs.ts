// The outputs that a script sets, where its text shows all of them.
import { commandsOf } from './script.ts'

/** Programs that set no outputs of a step by themselves. Of any other program that is not known. */
const silentPrograms: ReadonlySet<string> = new Set(
  `: [ [[ awk base64 basename break cat cd chmod comm command continue cosign cp crane curl cut date declare dirname docker
  done echo env esac exit export expr false fi find for function gh git grep gzip head install jq ln local ls mapfile mkdir
  mktemp mv oras paste podman printf pwd read readarray readlink realpath regctl return rm sed select seq set sha256sum shift
  shopt skopeo sleep sort sudo tail tar tee test touch tr trap true uname uniq unset unzip wait wc wget xargs yq zip } {`.split(
    /\s+/,
  ),
)

/** The names of the outputs; undefined when the script may set others than its text shows. */
export function outputsOfScript(script: string): readonly string[] | undefined {
  const commands = commandsOf(script).map(({ text }) => text)
  const hasGroup = commands.some((text) => /^(?:\}|\)|done\b|fi\b|>>).*GITHUB_OUTPUT/.test(text))
  const shown = commands.map((text) => outputsOfCommand(text, hasGroup))
  const names = shown.flatMap((found) => found ?? [])
  const isAllShown = !shown.includes(undefined) && commands.every((text) => isSilent(text))
  return isAllShown ? [...new Set([...names, ...outputsOfHeredocs(script)])] : undefined
}

/** Variables that are set for one command, or by themselves. */
const assignments =
  /^(?:[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=(?:"[^"]*"|'[^']*'|\$\([^()]*\)|\([^()]*\)|[^\s"'()])*(?:\s+|$))+/

function isSilent(text: string): boolean {
  const command = text.replace(assignments, '')
  const program = command.split(' ', 1)[0] ?? ''
  // A pattern of `case` and a closing word with its redirection run nothing; nor does an assignment too deep to be read.
  return (
    command === '' ||
    silentPrograms.has(program) ||
    /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/.test(command) ||
    /^(?:in|case|done|fi)\b/.test(command)
  )
}

const print = String.raw`^(?:echo|printf)\s+(?:-\w+\s+|--\s+)*["']?`
const literalName = new RegExp(String.raw`${print}(?<name>[A-Za-z_][\w-]*)(?:=|<<)`)
const computedName = new RegExp(String.raw`${print}(?:[$%\x60]|[\w-]+[$%\x60][^=]*=)`)

/** What one command sets: nothing, some names, or (undefined) what cannot be seen. */
function outputsOfCommand(text: string, hasGroup: boolean): readonly string[] | undefined {
  // An even older form, which the runner still took for long.
  if (/##\[set-output/.test(text)) return undefined
  const legacy = /^echo\s+["']?::set-output name=(?<name>[\w-]+)::/.exec(text)?.groups?.['name']
  const name = legacy ?? literalName.exec(text)?.groups?.['name']
  if (name !== undefined) return [name]
  const isWriting = text.includes('GITHUB_OUTPUT')
  if (/^(?:echo|printf)\s/.test(text)) return (isWriting || hasGroup) && computedName.test(text) ? undefined : []
  // What stands in a group or a heredoc is looked at line by line; a delimiter sets nothing.
  return isWriting && !/^(?:\}|\)|done\b|fi\b|cat\s*(?:>>|<<)|>>)/.test(text) ? undefined : []
}

function outputsOfHeredocs(script: string): readonly string[] {
  const bodies = Array.from(
    script.matchAll(
      /GITHUB_OUTPUT[^\n]*<<-?\s*(['"]?)(\w+)\1[^]*?^[ \t]*\2|<<-?\s*(['"]?)(\w+)\3[^\n]*GITHUB_OUTPUT[^]*?^[ \t]*\4/gm,
    ),
  )
  return bodies.flatMap(([body]) =>
    Array.from(
      body.matchAll(/^[ \t]*(?<name>[A-Za-z_][\w-]*)(?:=|<<)/gm),
      (line) => line.groups?.['name'] ?? [],
    ).flat(),
  )
}
