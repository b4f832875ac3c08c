import { createHash } from 'node:crypto';
import { chunkDocument } from './chunk.ts';
import { chooseFiles } from './choose-files.ts';
import type { Corpus, LeftOut } from './corpus.ts';
import type { Document, Passage } from './document.ts';
import { CorpusError, type Problem } from './errors.ts';
import { findFiles } from './find-files.ts';
import { emptyLexicon, type Lexicon } from './lexicon.ts';
import { parseLexicon } from './load-lexicon.ts';
import { parseDocument } from './parse-document.ts';
import { readSource } from './read-source.ts';
import { defaultFolderSettings, type FolderSettings, parseSettings, settingsFile } from './settings.ts';

/** Who follows the reading of a folder, and what it passes over. */
export interface LoadOptions {
  /** Files that are not parsed, because doing so took too long. */
  readonly tooSlow: ReadonlySet<string>;
  /** Called ahead of each file. */
  readonly onFile: (file: string) => void;
}

/**
 * Loads the documents of a folder and of the folders inside it, with its `corpus.yaml` and lexicon if there are any.
 * The same files always give the same corpus, whatever order the file system lists them in. What is wrong with single
 * files stands in the corpus's report.
 *
 * @throws CorpusError when nothing can be read.
 */
export async function loadCorpus(folder: string): Promise<Corpus> {
  return parseSources(folder, await readSources(folder));
}

/** A file as it was read; null where it could not be. */
interface Source {
  readonly file: string;
  readonly kind: string;
  readonly isDemoted: boolean;
  readonly source: string;
}

/** Everything a corpus is made of, unparsed. */
export interface CorpusSources {
  readonly settings: FolderSettings;
  readonly documents: readonly Source[];
  /** Null when the corpus has none. */
  readonly lexicon: string | null;
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  readonly fingerprint: string;
}

/**
 * Reads the files of a folder.
 *
 * @throws CorpusError when the folder cannot be read.
 */
export async function readSources(folder: string): Promise<CorpusSources> {
  const problems: Problem[] = [];
  const files = await findFiles(folder, problems);
  const hash = createHash('sha256');
  const read = async (file: string): Promise<string | null> => {
    const source = await readSource(folder, file, problems);
    hash.update(JSON.stringify([file, source]));
    return source;
  };
  const yaml = files.includes(settingsFile) ? await read(settingsFile) : null;
  const settings = yaml === null ? defaultFolderSettings : parseSettings(yaml, problems);
  const { chosen, leftOut } = chooseFiles(files, settings);
  const documents: Source[] = [];
  for (const file of chosen) {
    const source = await read(file.file);
    if (source !== null) documents.push({ ...file, source });
  }
  const lexicon = files.includes(settings.lexicon) ? await read(settings.lexicon) : null;
  return { settings, documents, lexicon, leftOut, problems, fingerprint: hash.digest('hex').slice(0, 8) };
}

/**
 * Makes a corpus of files that were read.
 *
 * @throws CorpusError when no document is among them.
 */
export function parseSources(
  folder: string,
  sources: CorpusSources,
  { tooSlow, onFile }: LoadOptions = { tooSlow: new Set(), onFile: () => {} },
): Corpus {
  const problems = [...sources.problems];
  const leftOut = [...sources.leftOut];
  const documents: Document[] = [];
  const options = { settings: sources.settings, slugs: new Set<string>(), problems };
  for (const source of sources.documents) {
    if (tooSlow.has(source.file)) {
      problems.push(nameSlow(source.file));
      continue;
    }
    onFile(source.file);
    const document = parseDocument(source, source.source, options);
    if (typeof document !== 'string') documents.push(document);
    else leftOut.push({ file: source.file, reason: document });
  }
  const lexicon = readLexicon(sources, problems);
  problems.push(...findAdvice(documents), ...findUnmetAsks(sources.settings, documents));
  if (documents.length === 0)
    throw new CorpusError(folder, sortProblems([...problems, ...nameNothing(leftOut)]));
  const { title, language, contact } = sources.settings;
  return {
    documents,
    passages: documents.flatMap((document): readonly Passage[] => chunkDocument(document)),
    lexicon,
    settings: { title, language, contact },
    report: { problems: sortProblems(problems), leftOut },
    fingerprint: sources.fingerprint,
  };
}

function readLexicon({ settings, lexicon }: CorpusSources, problems: Problem[]): Lexicon {
  return lexicon === null ? emptyLexicon : parseLexicon(settings.lexicon, lexicon, problems);
}

function nameSlow(file: string): Problem {
  return {
    file,
    line: null,
    message: 'reading it takes too long',
    remedy: 'look for thousands of nested marks in it',
  };
}

function nameNothing(leftOut: readonly LeftOut[]): readonly Problem[] {
  const message = 'no documents found, expected at least one .md, .mdx, .txt or .html file with text';
  const reasons = leftOut.map(({ file, reason }) => ({
    file,
    line: null,
    message: `left out: ${reason}`,
    remedy: 'add text, or remove it',
  }));
  return [...reasons, { file: '', line: null, message, remedy: 'add a document, or name another folder' }];
}

/** Formats that only their own tools read well. */
function findAdvice(documents: readonly Document[]): readonly Problem[] {
  return documents
    .filter(({ file }) => /\.(?:rst|adoc)$/iu.test(file))
    .map(({ file }) => ({
      file,
      line: null,
      message: 'read as plain text',
      remedy: 'build the documentation to HTML and use that folder',
      isWarning: true,
    }));
}

function findUnmetAsks({ asks }: FolderSettings, documents: readonly Document[]): readonly Problem[] {
  const sections = new Set(
    documents.flatMap(({ title, sections: own }) =>
      own.map(({ headings }) => [title, ...headings].join(' › ')),
    ),
  );
  return [...asks.keys()]
    .filter((name) => !sections.has(name))
    .map((name) => ({
      file: settingsFile,
      line: null,
      message: `\`asks\` names the section \`${name}\`, which does not exist`,
      remedy: 'write the title of the document and its headings, with ` › ` between them',
    }));
}

/** File by file, so that each is opened once. */
function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const places = new Map(
    [...new Set(problems.map(({ file }) => file))].toSorted().map((file, place) => [file, place]),
  );
  return problems.toSorted(
    (left, right) => places.get(left.file)! - places.get(right.file)! || (left.line ?? 0) - (right.line ?? 0),
  );
}
