import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { PolicyError } from '../kernel/error.ts';

/**
 * Makes the folder for a home's sockets, open to its owner alone. Its name can be guessed and may lie in a folder that
 * all users of the machine write to: one that belongs to somebody else is refused with PolicyError `run-folder`.
 */
export function makeRunFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  if (found.isDirectory() && isOurs && (found.mode & 0o022) === 0) {
    // Nobody else may even look in: sockets take their permissions from the umask.
    if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
    return;
  }
  throw new PolicyError({
    code: 'run-folder',
    message: `${folder} is not a folder of yours alone`,
    hint: 'Remove it, or set XDG_RUNTIME_DIR to a folder that only you can write',
  });
}
