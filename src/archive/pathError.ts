import { ReadError } from '../read/readError.ts'

/** What is wrong with a path, by the system's word. */
export function pathError(path: string, error: unknown): ReadError {
  if (error instanceof ReadError) return error
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new ReadError('missing-file', path, null, 'there is no such file', 'Check the name and the folder')
    case 'EISDIR':
      return new ReadError('not-a-file', path, null, 'this is a folder, not a file', 'Name the files in it')
    case 'EACCES':
    case 'EPERM':
      return new ReadError('unreadable-file', path, null, 'you are not allowed to read it', 'Check its permissions')
    default: {
      const reason = `the system cannot read it (${message})`
      return new ReadError('unreadable-file', path, null, reason, 'Check the file and its disk')
    }
  }
}
