import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage, Span } from '../../src/corpus/document.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createRandom } from '../../src/evaluation/estimate.ts';
import { parseGolden, satisfies } from '../../src/evaluation/golden.ts';
import type { Shown } from './engines.ts';
import { generateCorpus, type PatternQuestion } from './generate-corpus.ts';
import { parseSquad, type SquadQuestion, toCorpus } from './squad.ts';
import { addTypo } from './typo.ts';

/** A question that the corpus answers, and how to tell a right reply. */
export interface Answerable {
  readonly question: string;
  readonly isRight: (shown: Shown) => boolean;
  /** Whether the marked sentences of a right passage hold the answer. */
  readonly holdsAnswer: (passage: Passage, marked: readonly Span[]) => boolean;
}

/** Questions that a corpus does not answer. */
interface Unanswerable {
  readonly corpus: Corpus;
  readonly questions: readonly string[];
}

/** A corpus with questions. */
export interface Part {
  readonly corpus: Corpus;
  readonly answerable: readonly Answerable[];
  readonly unanswerable: readonly Unanswerable[];
}

/** What is reported in one row: a corpus with its questions, or several small ones together. */
export interface BenchSet {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** What to measure on. */
export interface Sources {
  /** Folders with the golden questions about them. */
  readonly golden: readonly { readonly folder: string; readonly file: string }[];
  /** A folder of small corpora, each with its questions beside it, measured as one set. */
  readonly fixtures: string | null;
  /** Files in SQuAD format. */
  readonly squad: readonly string[];
  /** Passages of corpora to make up. */
  readonly sizes: readonly number[];
}

const root = new URL('../../', import.meta.url).pathname;
const shared = path.join(root, '../shared');
const typoSeed = 20_261_124;

/** What is measured when nothing is named: whatever of the usual sets is there. */
export function findUsualSources(): Sources {
  const file = path.join(shared, 'golden/dev.jsonl');
  const folders = [path.join(root, 'corpus'), path.join(shared, 'article')];
  return {
    golden: folders.map((folder) => ({ folder, file })).filter((source) => existsSync(source.file)),
    fixtures: path.join(root, 'tests/fixtures/corpora'),
    squad: [path.join(shared, 'squad/xquad-en-even.json')].filter((squad) => existsSync(squad)),
    sizes: [],
  };
}

/** Loads the sets; a set in SQuAD format once more with a slip in each question. */
export async function loadSets({ golden, fixtures, squad, sizes }: Sources): Promise<readonly BenchSet[]> {
  return [
    ...(await Promise.all(golden.map(({ folder, file }) => loadGoldenSet(folder, file)))),
    ...(fixtures === null ? [] : [await loadFixtures(fixtures)]),
    ...(await Promise.all(squad.map(loadSquadSets))).flat(),
    ...(await Promise.all(sizes.map(makeSet))),
  ];
}

async function loadFixtures(folder: string): Promise<BenchSet> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
  const sources = folders.map((name) => path.join(folder, name));
  const parts = await Promise.all(sources.map((source) => loadGoldenPart(source, `${source}.jsonl`)));
  return { name: `${parts.length} corpora of the tests`, parts };
}

async function loadGoldenSet(folder: string, file: string): Promise<BenchSet> {
  return { name: path.basename(folder), parts: [await loadGoldenPart(folder, file)] };
}

async function makeSet(size: number): Promise<BenchSet> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-bench-'));
  try {
    const questions = await generateCorpus(folder, size);
    const corpus = await loadCorpus(folder);
    const part = { corpus, answerable: questions.map(fromPatterns), unanswerable: [] };
    return { name: `${corpus.passages.length} passages`, parts: [part] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function loadGoldenPart(folder: string, file: string): Promise<Part> {
  const corpus = await loadCorpus(folder);
  const lines = parseGolden(await readFile(file, 'utf8'));
  const answerable = lines.flatMap((line) => (line.kind === 'ask' ? [fromPatterns(line)] : []));
  const questions = lines.flatMap((line) => (line.kind === 'none' ? [line.question] : []));
  return { corpus, answerable, unanswerable: [{ corpus, questions }] };
}

function fromPatterns({ question, all, any }: PatternQuestion): Answerable {
  return {
    question,
    isRight: (shown) => satisfies(textOf(shown.passage, shown), all, any),
    holdsAnswer: (passage, marked) =>
      satisfies(marked.map((span) => textOf(passage, span)).join('\n'), all, any),
  };
}

async function loadSquadSets(file: string): Promise<readonly BenchSet[]> {
  const questions = parseSquad(await readFile(file, 'utf8'));
  const passages = [...new Set(questions.map(({ passage }) => passage))];
  const articles = [...new Set(passages.map(({ document }) => document))];
  const unanswerable = articles.map((article) => ({
    corpus: toCorpus(passages.filter(({ document }) => document !== article)),
    questions: questions
      .filter(({ passage }) => passage.document === article)
      .map(({ question }) => question),
  }));
  const corpus = toCorpus(passages);
  const answerable = questions.map(fromSquad);
  const random = createRandom(typoSeed);
  const misspelt = answerable.map((one) => ({ ...one, question: addTypo(one.question, random) }));
  const name = path.basename(file, '.json');
  return [
    { name, parts: [{ corpus, answerable, unanswerable }] },
    { name: `${name}, with typos`, parts: [{ corpus, answerable: misspelt, unanswerable: [] }] },
  ];
}

function fromSquad({ question, passage, answers }: SquadQuestion): Answerable {
  return {
    question,
    isRight: (shown) => shown.passage === passage,
    holdsAnswer: (_, marked) =>
      answers.some((answer) => marked.some(({ start, end }) => answer.start >= start && answer.end <= end)),
  };
}

function textOf(passage: Passage, { start, end }: Span): string {
  return passage.document.text.slice(start, end);
}
