import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './describe-fault.ts';
import { CorpusError, type Problem } from './errors.ts';

/**
 * Finds the files of a folder and of the folders inside it, as sorted paths relative to it with `/` between the parts;
 * names with a leading dot are left out. What cannot be read, and links that lead out of the folder, are reported.
 *
 * @throws CorpusError when the folder itself is missing, is no folder or cannot be read.
 */
export async function findFiles(folder: string, problems: Problem[]): Promise<readonly string[]> {
  const root = await requireFolder(folder);
  const files: string[] = [];
  // A link back to a folder already walked would otherwise be followed for ever.
  const walked = new Set<string>();
  const pending = [''];
  for (let inside = pending.pop(); inside !== undefined; inside = pending.pop()) {
    const listing = await listFolder(root, inside, walked, problems);
    pending.push(...listing.folders);
    files.push(...listing.files);
  }
  return files.toSorted(compareCodeUnits);
}

interface Listing {
  readonly files: string[];
  readonly folders: string[];
}

async function listFolder(
  root: string,
  inside: string,
  walked: Set<string>,
  problems: Problem[],
): Promise<Listing> {
  const listing: Listing = { files: [], folders: [] };
  try {
    const real = await realpath(path.join(root, inside));
    if (walked.has(real)) return listing;
    walked.add(real);
    for (const entry of await readdir(real, { withFileTypes: true })) {
      if (isHidden(entry.name)) continue;
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
      const plain = entry.isDirectory() ? 'folder' : 'file';
      const kind = entry.isSymbolicLink() ? await followLink(root, file, problems) : plain;
      if (kind === 'folder') listing.folders.push(file);
      else if (kind === 'file') listing.files.push(file);
    }
  } catch (error) {
    problems.push({
      file: inside,
      line: null,
      message: `the folder cannot be read: ${describeFault(error)}`,
      remedy: 'give read access, or remove the folder',
    });
  }
  return listing;
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

async function requireFolder(folder: string): Promise<string> {
  let fault: string;
  try {
    if ((await stat(folder)).isDirectory()) return await realpath(folder);
    fault = 'it is not a folder';
  } catch (error) {
    fault = describeFault(error);
  }
  throw new CorpusError(folder, [
    {
      file: '',
      line: null,
      message: `${fault}, expected a folder of documents`,
      remedy: 'name the folder that holds the documents',
    },
  ]);
}

/** Where a link leads; a link that leads nowhere counts as a file, and reading it will say why. */
async function followLink(
  root: string,
  file: string,
  problems: Problem[],
): Promise<'file' | 'folder' | 'outside'> {
  const link = path.join(root, file);
  try {
    const real = await realpath(link);
    if (real === root || real.startsWith(root + path.sep))
      return (await stat(real)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file';
  }
  problems.push({
    file,
    line: null,
    message: 'the link leads out of the corpus folder and is not followed',
    remedy: 'put a copy of the file into the folder, or remove the link',
  });
  return 'outside';
}

function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
