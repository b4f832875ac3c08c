import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts a whole new file in the place of another, so that a crash leaves the old one or the new one, and nobody reads
 * half of either. Its folder is made when it is missing. `mode` is the permissions of the new file.
 *
 * @throws Error of node:fs when the folder cannot be written to; nothing is left behind.
 */
export async function replaceFile(
  file: string,
  pieces: readonly (string | Uint8Array)[],
  mode = 0o666,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      await writeFile(handle, pieces);
      // Otherwise a crash of the machine may leave the new name with nothing behind it.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
