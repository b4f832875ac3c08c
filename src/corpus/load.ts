import { createHash } from 'node:crypto';

import { chunkDocument } from './chunk.ts';
import type { Corpus } from './corpus.ts';
import { CorpusError } from './errors.ts';
import type { Problem } from './errors.ts';
import { findCorpusFiles, lexiconFile } from './find-files.ts';
import { emptyLexicon } from './lexicon.ts';
import { parseLexicon } from './load-lexicon.ts';
import { parseDocument } from './parse-document.ts';
import type { LocatedDocument } from './parse-document.ts';
import { readSource } from './read-source.ts';

const emptyFolder: Problem = {
  file: '',
  line: null,
  message: 'no documents found, expected at least one .md, .txt or .html file',
  remedy: 'add a document, or name another folder',
};

/**
 * Loads the documents (`.md`, `.txt`, `.html`) of a folder and of the folders inside it, with its `lexicon.yaml` if
 * there is one. The same files always give the same corpus, whatever order the file system lists them in.
 *
 * @throws CorpusError with every problem of every file, when there is any.
 */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const problems: Problem[] = [];
  const files = await findCorpusFiles(folder, problems);
  if (files.documents.length === 0) problems.push(emptyFolder);
  const hash = createHash('sha256');
  const located: LocatedDocument[] = [];
  for (const file of files.documents) {
    const source = await readSource(folder, file, problems);
    if (source === null) continue;
    hash.update(JSON.stringify([file, source]));
    const document = await parseDocument(file, source, problems);
    if (document !== null) located.push(document);
  }
  const lexiconYaml = files.hasLexicon ? await readSource(folder, lexiconFile, problems) : null;
  const lexicon = lexiconYaml === null ? emptyLexicon : parseLexicon(lexiconFile, lexiconYaml, problems);
  if (lexiconYaml !== null) hash.update(JSON.stringify([lexiconFile, lexiconYaml]));
  problems.push(...findSharedSlugs(located));
  if (problems.length > 0) throw new CorpusError(folder, sortProblems(problems));
  const documents = located.map(({ document }) => document);
  return {
    documents,
    passages: documents.flatMap((document) => chunkDocument(document)),
    lexicon,
    fingerprint: hash.digest('hex').slice(0, 8),
  };
}

function findSharedSlugs(located: readonly LocatedDocument[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return located.flatMap(({ document: { slug, file }, slugLine }) => {
    const owner = owners.get(slug);
    if (owner === undefined) owners.set(slug, file);
    if (owner === undefined) return [];
    const message = `the slug \`${slug}\` of ${file} is taken by ${owner}, expected one document for each slug`;
    const remedy = slugLine === null ? 'rename one of the two files' : 'change the slug of one of the two';
    return [{ file, line: slugLine, message, remedy }];
  });
}

/** File by file, so that each is opened once. */
function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const order = [...new Set(problems.map(({ file }) => file))].toSorted();
  return problems.toSorted(
    (left, right) =>
      order.indexOf(left.file) - order.indexOf(right.file) || (left.line ?? 0) - (right.line ?? 0),
  );
}
