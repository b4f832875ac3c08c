import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { chunkDocument } from '../../../src/corpus/chunk.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { emptyCorpus, makeDocument } from '../../helpers/make-corpus.ts';
import type { Passage, Section } from '../../../src/corpus/document.ts';
import { loadCorpus } from '../../helpers/load-corpus.ts';
import { parseGolden, satisfies } from '../../../src/evaluation/golden.ts';

/** A question with how to tell what answers it. */
export interface FitQuestion {
  readonly question: string;
  /** Whether the corpus answers it. */
  readonly isAnswerable: boolean;
  /** Whether a passage, shown as this excerpt, answers. */
  readonly isRight: (passage: Passage, excerpt: string) => boolean;
  /** Whether a marked sentence holds the answer; null where the set does not say. */
  readonly isMarkedRight: ((marked: string) => boolean) | null;
}

/** A corpus with questions about it; left out as a whole when its own figures are measured. */
export interface FitSet {
  readonly name: string;
  readonly corpus: Corpus;
  readonly questions: readonly FitQuestion[];
}

/** Most questions taken of one set, spread evenly over it, and most passages beside those that answer them. */
const mostQuestions = 400;
const mostOthers = 600;

const root = path.resolve(import.meta.dirname, '../../..');
const shared = path.resolve(root, '../shared');

/** All sets that are there. */
export async function loadFitSets(): Promise<readonly FitSet[]> {
  const fixtures = path.join(root, 'tests/fixtures/corpora');
  const dev = path.join(shared, 'golden/dev.jsonl');
  const sources: readonly (readonly [string, string])[] = [
    [path.join(root, 'corpus'), dev],
    [path.join(shared, 'article'), dev],
    ...(await listFolders(fixtures)).map((folder) => [folder, `${folder}.jsonl`] as const),
    ...(await listFolders(path.join(shared, 'real'))).map((folder) => [folder, `${folder}.jsonl`] as const),
  ];
  const sets: FitSet[] = [];
  for (const [folder, file] of sources) {
    if (!existsSync(file)) continue;
    try {
      sets.push(await loadGoldenSet(folder, file));
    } catch (error) {
      console.error(`${folder}: ${String(error).slice(0, 200)}`);
    }
  }
  for (const folder of await listFolders(path.join(shared, 'fit'))) sets.push(await loadPassageSet(folder));
  return sets;
}

/** The folders in a folder, in order; none where it is not there. */
export async function listFolders(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .toSorted();
}

async function loadGoldenSet(folder: string, file: string): Promise<FitSet> {
  const lines = parseGolden(await readFile(file, 'utf8'));
  const questions = lines.flatMap((line): readonly FitQuestion[] => {
    if (line.kind === 'none') {
      return [{ question: line.question, isAnswerable: false, isRight: () => false, isMarkedRight: null }];
    }
    if (line.kind !== 'ask') return [];
    const { question, all, any, sent } = line;
    return [
      {
        question,
        isAnswerable: true,
        isRight: (_, excerpt) => satisfies(excerpt, all, any),
        isMarkedRight: (marked) => satisfies(marked, sent ?? all, sent === undefined ? any : []),
      },
    ];
  });
  return { name: path.basename(folder), corpus: await loadCorpus(folder), questions };
}

const passageLine = v.object({ id: v.string(), document: v.string(), heading: v.string(), text: v.string() });
const questionLine = v.object({
  question: v.string(),
  relevant: v.array(v.string()),
  unanswerable: v.boolean(),
  answers: v.optional(v.array(v.string()), []),
});

async function loadPassageSet(folder: string): Promise<FitSet> {
  const read = async (name: string): Promise<readonly unknown[]> => {
    const text = await readFile(path.join(folder, name), 'utf8');
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  };
  const lines = (await read('passages.jsonl')).map((line) => v.parse(passageLine, line));
  const questions = (await read('questions.jsonl')).map((line) => v.parse(questionLine, line));
  const step = Math.max(1, questions.length / mostQuestions);
  const taken = questions.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const relevant = new Set(taken.flatMap((each) => each.relevant));
  const others = lines.filter(({ id }) => !relevant.has(id)).slice(0, mostOthers);
  const { corpus, ids } = makeCorpus(lines.filter((line) => relevant.has(line.id) || others.includes(line)));
  return {
    name: path.basename(folder),
    corpus,
    questions: taken.map(({ question, relevant: own, unanswerable, answers }) => ({
      question,
      isAnswerable: !unanswerable,
      isRight: ({ section }) => own.includes(ids.get(section) ?? ''),
      isMarkedRight: isQuoted(answers) ? (marked) => answers.some((answer) => marked.includes(answer)) : null,
    })),
  };
}

/** Whether answers are words of the text, and no yes or no. */
function isQuoted(answers: readonly string[]): boolean {
  return answers.length > 0 && answers.every((answer) => !/^(?:yes|no)$/iu.test(answer));
}

/** A corpus of given texts, a section each, cut into passages as any other. */
function makeCorpus(lines: readonly v.InferOutput<typeof passageLine>[]): {
  readonly corpus: Corpus;
  readonly ids: ReadonlyMap<Section, string>;
} {
  const ids = new Map<Section, string>();
  const byTitle = groupByTitle(lines);
  const documents = [...byTitle].map(([title, own], at) => {
    const sections: Section[] = [];
    let text = '';
    for (const { id, heading, text: body } of own) {
      const paragraphs = body.split(/\n\s*\n/u).filter((each) => each.trim() !== '');
      const blocks = paragraphs.map((paragraph) => {
        const start = text.length;
        text += `${paragraph}\n\n`;
        return { kind: 'paragraph' as const, start, end: start + paragraph.length };
      });
      const headings = heading === '' || heading === title ? [] : [heading];
      const section = { id: `d${at}#${id}`, headings, blocks, asks: [], url: null };
      sections.push(section);
      ids.set(section, id);
    }
    return makeDocument({ slug: `d${at}`, title, text, sections });
  });
  const passages = documents.flatMap((document) => chunkDocument(document));
  return { corpus: { ...emptyCorpus, documents, passages }, ids };
}

function groupByTitle<Line extends { readonly document: string }>(
  lines: readonly Line[],
): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.document);
    if (group === undefined) groups.set(line.document, [line]);
    else group.push(line);
  }
  return groups;
}
