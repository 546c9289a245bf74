// Says what GitHub's parser says with the words of YAML instead of its own types.

const yamlWords: Readonly<Record<string, string>> = {
  String: 'string',
  Boolean: 'boolean',
  Number: 'number',
  Null: 'null',
  Mapping: 'mapping',
  Sequence: 'list',
  Scalar: 'scalar',
  BasicExpression: 'expression',
}

/** The parser's words for its own types, said as an author of YAML would. */
export function readable(message: string): string {
  return message.replaceAll(/'(?<kind>\w+)Token'/g, (_, kind: string) =>
    yamlWords[kind] ? `'${yamlWords[kind]}'` : `'${kind}'`,
  )
}
