import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { describeFault } from './describe-fault.ts';
import { CorpusError } from './errors.ts';
import type { Problem } from './errors.ts';

const documentTypes: ReadonlySet<string> = new Set(['.md', '.txt', '.html']);

/** Name of the lexicon inside a corpus folder. */
export const lexiconFile = 'lexicon.yaml';

/** The files of a corpus, as paths relative to its folder with `/` between the parts, sorted. */
export interface CorpusFiles {
  readonly documents: readonly string[];
  readonly hasLexicon: boolean;
}

/**
 * Finds the documents of a corpus folder and of the folders inside it; `README.md` and names with a leading dot are
 * left out. Folders that cannot be read are reported as problems.
 *
 * @throws CorpusError when the folder itself is missing, is no folder or cannot be read.
 */
export async function findCorpusFiles(folder: string, problems: Problem[]): Promise<CorpusFiles> {
  await requireFolder(folder);
  const documents: string[] = [];
  let hasLexicon = false;
  // A link back to a folder already walked would otherwise be followed for ever.
  const walked = new Set<string>();
  const pending = [''];
  for (let inside = pending.pop(); inside !== undefined; inside = pending.pop()) {
    const listing = await listFolder(folder, inside, walked, problems);
    pending.push(...listing.folders);
    documents.push(...listing.files.filter(isDocument));
    hasLexicon ||= listing.files.includes(lexiconFile);
  }
  return { documents: documents.toSorted(compareCodeUnits), hasLexicon };
}

async function requireFolder(folder: string): Promise<void> {
  let fault: string;
  try {
    if ((await stat(folder)).isDirectory()) return;
    fault = 'it is not a folder';
  } catch (error) {
    fault = describeFault(error);
  }
  throw new CorpusError(folder, [
    {
      file: '',
      line: null,
      message: `${fault}, expected a folder of .md, .txt or .html files`,
      remedy: 'name the folder that holds the documents',
    },
  ]);
}

interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

async function listFolder(
  root: string,
  inside: string,
  walked: Set<string>,
  problems: Problem[],
): Promise<Listing> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    const real = await realpath(path.join(root, inside));
    if (walked.has(real)) return { files, folders };
    walked.add(real);
    for (const entry of await readdir(real, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
      const isFolder = entry.isSymbolicLink()
        ? await leadsToFolder(path.join(root, file))
        : entry.isDirectory();
      (isFolder ? folders : files).push(file);
    }
  } catch (error) {
    problems.push({
      file: inside,
      line: null,
      message: `the folder cannot be read: ${describeFault(error)}`,
      remedy: 'give read access, or remove the folder',
    });
  }
  return { files, folders };
}

/** False for a link that leads nowhere: reading it as a file will say why. */
async function leadsToFolder(link: string): Promise<boolean> {
  try {
    return (await stat(link)).isDirectory();
  } catch {
    return false;
  }
}

function isDocument(file: string): boolean {
  const name = path.posix.basename(file).toLowerCase();
  return name !== 'readme.md' && documentTypes.has(path.posix.extname(name));
}

function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
