import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './describe-fault.ts';
import { CorpusError, createProblem, type Problem } from './errors.ts';

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
  const walk = async (inside: string): Promise<void> => {
    const real = await realpath(path.join(root, inside));
    if (walked.has(real)) return;
    walked.add(real);
    const entries = await readdir(real, { withFileTypes: true });
    for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const file = path.posix.join(inside, entry.name);
      if (entry.isSymbolicLink() && (await leadsOut(root, file))) {
        const message = 'the link leads out of the corpus folder and is not followed';
        problems.push(createProblem(file, message, 'put a copy into the folder, or remove the link'));
      } else if (await isFolder(path.join(root, file))) await walk(file).catch(report(file));
      else files.push(file);
    }
  };
  const report = (file: string) => (error: unknown) => {
    const message = `the folder cannot be read: ${describeFault(error)}`;
    problems.push(createProblem(file, message, 'give read access, or remove the folder'));
  };
  await walk('').catch(report(''));
  return files.toSorted();
}

async function requireFolder(folder: string): Promise<string> {
  const found = await realpath(folder).catch(describeFault);
  if (await isFolder(found)) return found;
  const fault = path.isAbsolute(found) ? 'it is not a folder' : found;
  const message = `${fault}, expected a folder of documents`;
  throw new CorpusError(folder, [createProblem('', message, 'name the folder that holds the documents')]);
}

/** A link that leads nowhere counts as a file, and reading it will say why. */
async function isFolder(file: string): Promise<boolean> {
  return stat(file).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function leadsOut(root: string, file: string): Promise<boolean> {
  const real = await realpath(path.join(root, file)).catch(() => root);
  return real !== root && !real.startsWith(root + path.sep);
}
