import { createHash } from 'node:crypto';
import { chunkDocument } from './chunk.ts';
import { type ChosenFile, chooseFiles } from './choose-files.ts';
import type { Corpus, LeftOut } from './corpus.ts';
import { type Document, listNames, type Passage } from './document.ts';
import { CorpusError, createProblem, type Problem } from './errors.ts';
import { findFiles } from './find-files.ts';
import { emptyLexicon, parseLexicon } from './lexicon.ts';
import { isRst, parseDocument } from './parse-document.ts';
import { readSource } from './read-source.ts';
import { collectLabels } from './rst-marks.ts';
import { defaultFolderSettings, type FolderSettings, parseSettings, settingsFile } from './settings.ts';

interface CorpusSources {
  readonly settings: FolderSettings;
  readonly documents: readonly (ChosenFile & { readonly source: string })[];
  readonly lexicon: string | null;
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  readonly fingerprint: string;
}

/**
 * Reads the files of a folder and of the folders inside it, with its `corpus.yaml` and lexicon if there are any, in an
 * order that does not depend on the file system.
 *
 * @throws CorpusError when the folder cannot be read.
 */
export async function readSources(folder: string): Promise<CorpusSources> {
  const problems: Problem[] = [];
  const files = await findFiles(folder, problems);
  const hash = createHash('sha256');
  const read = async (file: string): Promise<string | null> => {
    if (!files.includes(file)) return null;
    const source = await readSource(folder, file, problems);
    hash.update(JSON.stringify([file, source]));
    return source;
  };
  const yaml = await read(settingsFile);
  const settings = yaml === null ? defaultFolderSettings : parseSettings(yaml, problems);
  const { chosen, leftOut } = chooseFiles(files, settings);
  const documents = [];
  for (const file of chosen) {
    const source = await read(file.file);
    if (source !== null) documents.push({ ...file, source });
  }
  const lexicon = await read(settings.lexicon);
  return { settings, documents, lexicon, leftOut, problems, fingerprint: hash.digest('hex').slice(0, 8) };
}

/**
 * Makes a corpus of files that were read. `tooSlow` names files that are not parsed, because doing so took too long;
 * `onFile` is called whenever work on one of the others begins.
 *
 * @throws CorpusError when no document is among them.
 */
export async function parseSources(
  folder: string,
  { settings, ...sources }: CorpusSources,
  tooSlow: readonly string[] = [],
  onFile: (file: string) => void = () => {},
): Promise<Corpus> {
  const problems = [...sources.problems];
  const leftOut = [...sources.leftOut];
  const documents: Document[] = [];
  const remedy = 'look for thousands of nested marks in it';
  problems.push(...tooSlow.map((file) => createProblem(file, 'reading it takes too long', remedy)));
  const readable = sources.documents.filter(({ file }) => !tooSlow.includes(file));
  const labels = listLabels(readable, onFile);
  const options = { settings, slugs: new Map<string, number>(), labels, problems };
  for (const { source, ...chosen } of readable) {
    const { file } = chosen;
    onFile(file);
    const document = await parseDocument(chosen, source, options);
    if (typeof document === 'string') leftOut.push({ file, reason: document });
    else documents.push(document);
  }
  const lexicon =
    sources.lexicon === null ? emptyLexicon : parseLexicon(settings.lexicon, sources.lexicon, problems);
  problems.push(...findUnmetAsks(settings, documents));
  if (documents.length === 0) problems.push(...nameNothing(leftOut));
  const sorted = problems.toSorted(compareProblems);
  if (documents.length === 0) throw new CorpusError(folder, sorted);
  const { title, language, contact } = settings;
  return {
    documents,
    passages: documents.flatMap((document): readonly Passage[] => chunkDocument(document)),
    lexicon,
    settings: { title, language, contact },
    report: { problems: sorted, leftOut },
    fingerprint: sources.fingerprint,
  };
}

function listLabels(
  documents: CorpusSources['documents'],
  onFile: (file: string) => void,
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { file, kind, source } of documents) {
    onFile(file);
    const own = isRst(kind, source) ? collectLabels(source) : [];
    for (const [label, heading] of own) labels.set(label, heading);
  }
  return labels;
}

function nameNothing(leftOut: readonly LeftOut[]): readonly Problem[] {
  const message =
    'no documents found, expected at least one .md, .mdx, .rst, .adoc, .txt or .html file with text';
  const none = createProblem('', message, 'add a document, or name another folder');
  const remedy = 'add text, or remove it';
  return [...leftOut.map(({ file, reason }) => createProblem(file, `left out: ${reason}`, remedy)), none];
}

function findUnmetAsks({ asks }: FolderSettings, documents: readonly Document[]): readonly Problem[] {
  const names = documents.flatMap(({ title, sections }) =>
    sections.flatMap((section) => listNames(title, section)),
  );
  const remedy = 'write the title of the document and its headings, with ` › ` between them, or its id';
  const unmet = [...asks.keys()].filter((name) => !names.includes(name));
  return unmet.map((name) =>
    createProblem(settingsFile, `\`asks\` names the section \`${name}\`, which does not exist`, remedy),
  );
}

function compareProblems(left: Problem, right: Problem): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return (left.line ?? 0) - (right.line ?? 0);
}
