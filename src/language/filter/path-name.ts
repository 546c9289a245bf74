// Which names a file in a repository can have, for examples that could be real files.
import { charsOf } from './char-set.ts'
import { anything, chars, complement, literal, sequence, union, type Language } from './language.ts'

const [slash, dot] = [literal('/'), literal('.')]
const dots = union(dot, sequence(dot, dot))

/** Every path from the root of a repository: folders and a name, none of them empty, `.` or `..`. */
export const validPath: Language = complement(
  union(
    sequence(),
    sequence(anything, union(slash, sequence(slash, dots))),
    sequence(anything, union(sequence(slash, slash), sequence(slash, dots, slash), chars(charsOf('\0'))), anything),
    sequence(union(slash, sequence(dots, slash)), anything),
    dots,
  ),
)
