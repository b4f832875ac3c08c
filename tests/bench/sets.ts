import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage, Span } from '../../src/corpus/document.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { type GoldenLine, parseGolden, satisfies } from '../../src/evaluation/golden.ts';
import { parseSquad, type SquadQuestion, toCorpus } from '../../src/evaluation/squad.ts';
import type { Shown } from './responder.ts';

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

/** Which files to measure on: folders with the golden questions about them, and files in SQuAD format. */
export interface Sources {
  readonly golden: readonly { readonly folder: string; readonly file: string }[];
  readonly squad: readonly string[];
}

const root = new URL('../../', import.meta.url).pathname;
const fixtures = path.join(root, 'tests/fixtures/corpora');
const shared = path.join(root, '../shared');

/** What is measured when no file is named: whatever of the usual sets is there. */
export function findUsualSources(): Sources {
  const file = path.join(shared, 'golden/dev.jsonl');
  const folders = [path.join(root, 'corpus'), path.join(shared, 'article')];
  return {
    golden: folders.map((folder) => ({ folder, file })).filter((source) => existsSync(source.file)),
    squad: [path.join(shared, 'squad/xquad-en-even.json')].filter((squad) => existsSync(squad)),
  };
}

/** Loads the sets, and the small corpora of the tests as one set. */
export async function loadSets({ golden, squad }: Sources): Promise<readonly BenchSet[]> {
  const sets = [
    ...(await Promise.all(golden.map(({ folder, file }) => loadGoldenSet(folder, file)))),
    await loadFixtures(),
    ...(await Promise.all(squad.map(loadSquadSet))),
  ];
  return sets.filter(({ parts }) => parts.length > 0);
}

async function loadFixtures(): Promise<BenchSet> {
  const entries = existsSync(fixtures) ? await readdir(fixtures, { withFileTypes: true }) : [];
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
  const parts = await Promise.all(
    folders.map((folder) => {
      const source = path.join(fixtures, folder);
      return loadGoldenPart(source, `${source}.jsonl`);
    }),
  );
  return { name: `${parts.length} corpora of the tests`, parts };
}

async function loadGoldenSet(folder: string, file: string): Promise<BenchSet> {
  return { name: path.basename(folder), parts: [await loadGoldenPart(folder, file)] };
}

async function loadGoldenPart(folder: string, file: string): Promise<Part> {
  const corpus = await loadCorpus(folder);
  const lines = parseGolden(await readFile(file, 'utf8'));
  const questions = lines.flatMap((line) => (line.kind === 'none' ? [line.question] : []));
  return { corpus, answerable: lines.flatMap(toAnswerable), unanswerable: [{ corpus, questions }] };
}

function toAnswerable(line: GoldenLine): readonly Answerable[] {
  if (line.kind !== 'ask') return [];
  const { question, all, any } = line;
  return [
    {
      question,
      isRight: (shown) => satisfies(textOf(shown.passage, shown), all, any),
      holdsAnswer: (passage, marked) =>
        satisfies(marked.map((span) => textOf(passage, span)).join('\n'), all, any),
    },
  ];
}

async function loadSquadSet(file: string): Promise<BenchSet> {
  const { passages, questions } = parseSquad(await readFile(file, 'utf8'));
  const articles = [...new Set(passages.map(({ document }) => document))];
  const unanswerable = articles.map((article) => ({
    corpus: toCorpus(passages.filter(({ document }) => document !== article)),
    questions: questions
      .filter(({ passage }) => passage.document === article)
      .map(({ question }) => question),
  }));
  const part = { corpus: toCorpus(passages), answerable: questions.map(fromSquad), unanswerable };
  return { name: path.basename(file, '.json'), parts: [part] };
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
