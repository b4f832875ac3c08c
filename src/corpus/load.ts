import { createHash } from 'node:crypto';

import { chunkDocument } from './chunk.ts';
import { cleanReport, type Corpus, defaultSettings } from './corpus.ts';
import { CorpusError } from './errors.ts';
import type { Problem } from './errors.ts';
import { findCorpusFiles, lexiconFile } from './find-files.ts';
import { emptyLexicon, type Lexicon } from './lexicon.ts';
import type { LocatedDocument } from './parse-document.ts';
import { type Prebuilt, readPrebuilt, readStoredIndex, writePrebuilt, writeStoredIndex } from './prebuilt.ts';
import { readSource } from './read-source.ts';

const emptyFolder: Problem = {
  file: '',
  line: null,
  message: 'no documents found, expected at least one .md, .txt or .html file',
  remedy: 'add a document, or name another folder',
};

/**
 * Loads the documents (`.md`, `.txt`, `.html`) of a folder and of the folders inside it, with its `lexicon.yaml` if
 * there is one. The same files always give the same corpus, whatever order the file system lists them in. What
 * {@link buildCorpus} left in the folder spares parsing files that have not changed since.
 *
 * @throws CorpusError with every problem of every file, when there is any.
 */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const problems: Problem[] = [];
  const sources = await readSources(folder, problems);
  const prebuilt = problems.length === 0 ? await readPrebuilt(folder, sources.digest) : null;
  if (prebuilt === null) return toCorpus(await parseSources(folder, sources, problems), sources.digest);
  const storedIndex = await readStoredIndex(folder, sources.digest);
  const corpus = toCorpus(prebuilt, sources.digest);
  return storedIndex === undefined ? corpus : { ...corpus, storedIndex };
}

/**
 * Loads a corpus again, without what its index may have been stored as; null when it still has the given fingerprint.
 *
 * @throws CorpusError as {@link loadCorpus}.
 */
export async function readChangedCorpus(folder: string, fingerprint: string): Promise<Corpus | null> {
  const problems: Problem[] = [];
  const sources = await readSources(folder, problems);
  if (problems.length === 0 && toFingerprint(sources.digest) === fingerprint) return null;
  const prebuilt = problems.length === 0 ? await readPrebuilt(folder, sources.digest) : null;
  return toCorpus(prebuilt ?? (await parseSources(folder, sources, problems)), sources.digest);
}

/**
 * Parses a corpus and leaves the result in its folder, for the next {@link loadCorpus}, with what `storeIndex` makes of
 * it; returns the path of the parsed corpus.
 *
 * @throws CorpusError as `loadCorpus`, and the error of node:fs when the folder cannot be written to.
 */
export async function buildCorpus(
  folder: string,
  storeIndex: (corpus: Corpus) => Uint8Array,
): Promise<string> {
  const problems: Problem[] = [];
  const sources = await readSources(folder, problems);
  const parsed = await parseSources(folder, sources, problems);
  const index = storeIndex(toCorpus(parsed, sources.digest));
  const file = await writePrebuilt(folder, sources.digest, parsed);
  await writeStoredIndex(folder, sources.digest, index);
  return file;
}

interface Sources {
  readonly documents: readonly { readonly file: string; readonly source: string }[];
  /** Null when the corpus has no lexicon. */
  readonly lexicon: string | null;
  /** SHA-256 over the paths and contents of all files, in hexadecimal. */
  readonly digest: string;
}

async function readSources(folder: string, problems: Problem[]): Promise<Sources> {
  const files = await findCorpusFiles(folder, problems);
  if (files.documents.length === 0) problems.push(emptyFolder);
  const hash = createHash('sha256');
  const documents: { file: string; source: string }[] = [];
  for (const file of files.documents) {
    const source = await readSource(folder, file, problems);
    if (source === null) continue;
    hash.update(JSON.stringify([file, source]));
    documents.push({ file, source });
  }
  const lexicon = files.hasLexicon ? await readSource(folder, lexiconFile, problems) : null;
  if (lexicon !== null) hash.update(JSON.stringify([lexiconFile, lexicon]));
  return { documents, lexicon, digest: hash.digest('hex') };
}

async function parseSources(folder: string, sources: Sources, problems: Problem[]): Promise<Prebuilt> {
  // Loaded here because a prebuilt corpus should not wait for the parsers.
  const { parseDocument } = await import('./parse-document.ts');
  const located: LocatedDocument[] = [];
  for (const { file, source } of sources.documents) {
    const document = await parseDocument(file, source, problems);
    if (document !== null) located.push(document);
  }
  const lexicon = sources.lexicon === null ? emptyLexicon : await readLexicon(sources.lexicon, problems);
  problems.push(...findSharedSlugs(located));
  if (problems.length > 0) throw new CorpusError(folder, sortProblems(problems));
  const documents = located.map(({ document }) => document);
  return { documents, passages: documents.flatMap((document) => chunkDocument(document)), lexicon };
}

async function readLexicon(yaml: string, problems: Problem[]): Promise<Lexicon> {
  const { parseLexicon } = await import('./load-lexicon.ts');
  return parseLexicon(lexiconFile, yaml, problems);
}

function toCorpus({ documents, passages, lexicon }: Prebuilt, digest: string): Corpus {
  return {
    documents,
    passages,
    lexicon,
    fingerprint: toFingerprint(digest),
    settings: defaultSettings,
    report: cleanReport,
  };
}

/** How a digest is shown to people. */
function toFingerprint(digest: string): string {
  return digest.slice(0, 8);
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
