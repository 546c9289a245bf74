// Says in words why the operating system refused, so that no error code or stack reaches a user.

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOENT: 'it does not exist',
  EEXIST: 'something with that name is already there',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EBUSY: 'it is in use',
  ETXTBSY: 'it is a program that is running',
  EIO: 'the disk reports an error',
  ENOTEMPTY: 'the folder is not empty',
  EXDEV: 'it is on another file system',
  EFBIG: 'it is too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
  ERR_INVALID_ARG_VALUE: 'its name holds a character that no file name can have',
}

/** The code of a system error, such as ENOENT; an empty text when the error carries none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Why an operation failed, as words that continue a sentence after a colon. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error)
  if (code !== '') return words[code] ?? `the system answers ${code}`
  return error instanceof Error ? error.message : String(error)
}
