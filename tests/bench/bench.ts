import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { generalSynonyms, listPhrases } from '../../src/analysis/thesaurus.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { type GoldenLine, parseGolden, satisfies } from '../../src/evaluation/golden.ts';
import { measureAuroc } from '../../src/evaluation/summary.ts';
import type { CorpusEncoder } from '../../src/retrieval/encoder/corpus-encoder.ts';
import { cosine } from '../../src/retrieval/encoder/vector.ts';
import { createSimilarity } from '../../src/retrieval/similarity.ts';
import { listFolders } from './fit/sets.ts';
import { generateCorpus } from './generate-corpus.ts';
import { openEncoder } from './open-encoder.ts';
import { mean, percentile, readCpuMs } from './percentile.ts';

// Answers, time and memory of the engine beside MiniSearch: "npm run bench", for the corpora of the tests and each
// FOLDER=QUESTIONS.jsonl given, or for made-up corpora of so many passages: "npm run bench -- --size 10000".

interface Part {
  readonly corpus: Corpus;
  readonly lines: readonly GoldenLine[];
}

interface Reply {
  /** Passages found, the best first, whether or not they are held back. */
  readonly shown: readonly string[];
  readonly confidence: number;
}

type Open = (corpus: Corpus) => Promise<(question: string) => Promise<Reply>>;

/** Search among passages by itself: their numbers, the best first, with their scores. */
type Search = (question: string) => Promise<readonly (readonly [passage: number, score: number])[]>;

/** How deep two lists are read that are merged, and how little their first places count more than the next. */
const merged = { depth: 30, rank: 60 } as const;

const engines: Readonly<Record<string, Open>> = {
  virtbot: async (corpus) => openVirtbot(corpus, encode(corpus)),
  'virtbot, words alone': async (corpus) => openVirtbot(corpus, null),
  MiniSearch: async (corpus) => openSearch(corpus, indexPassages(corpus, {})),
  'MiniSearch, same analyzer': async (corpus) => openSearch(corpus, indexTerms(corpus)),
  'encoder alone': async (corpus) => openSearch(corpus, await indexVectors(corpus)),
  'MiniSearch and encoder, by reciprocal rank': async (corpus) => {
    const searches = [indexTerms(corpus), await indexVectors(corpus)];
    return openSearch(corpus, async (question) => {
      const scores = new Map<number, number>();
      for (const search of searches) {
        for (const [at, [passage]] of (await search(question)).entries())
          scores.set(passage, (scores.get(passage) ?? 0) + 1 / (merged.rank + at + 1));
      }
      return [...scores].toSorted(([, left], [, right]) => right - left);
    });
  },
};

const encoders: CorpusEncoder[] = [];

function encode({ passages }: Corpus): CorpusEncoder {
  const hash = createHash('sha256').update(passages.map(({ text }) => text).join('\n'));
  const encoder = openEncoder(`bench/${hash.digest('hex').slice(0, 16)}`);
  encoders.push(encoder);
  return encoder;
}

async function openVirtbot(corpus: Corpus, encoder: CorpusEncoder | null): ReturnType<Open> {
  const engine = await createEngine(corpus, encoder);
  await engine.encoded;
  return async (question) => {
    const { passages, confidence } = await engine.ask(question);
    return { shown: passages.map(({ passage }) => passage.text), confidence };
  };
}

function openSearch({ passages }: Corpus, search: Search): Awaited<ReturnType<Open>> {
  return async (question) => {
    const found = (await search(question)).slice(0, 3);
    return { shown: found.map(([passage]) => passages[passage]!.text), confidence: found[0]?.[1] ?? 0 };
  };
}

async function indexVectors(corpus: Corpus): Promise<Search> {
  const encoder = encode(corpus);
  const vectors = await encoder.encodeCorpus(corpus);
  return async (question) => {
    const encoded = await encoder.encodeQuestion(question);
    if (vectors === null || encoded === null) return [];
    const nearest = createSimilarity(encoded, vectors).nearest(merged.depth);
    return nearest.map((passage) => [passage, cosine(encoded, vectors.vectors[passage]!)] as const);
  };
}

function indexTerms(corpus: Corpus): Search {
  const analyzer = createAnalyzer(corpus.lexicon, listPhrases(generalSynonyms));
  const tokenize = (text: string): string[] => analyzer.analyze(text).map(({ term }) => term);
  return indexPassages(corpus, { tokenize, processTerm: (term) => term });
}

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly heading: string;
}

function indexPassages(
  { passages }: Corpus,
  options: Pick<ConstructorParameters<typeof MiniSearch<Entry>>[0], 'tokenize' | 'processTerm'>,
): Search {
  const index = new MiniSearch<Entry>({ fields: ['text', 'heading'], ...options });
  index.addAll(
    passages.map(({ text, document, section }, id) => {
      return { id, text, heading: [document.title, ...section.headings].join('\n') };
    }),
  );
  return async (question) =>
    index
      .search(question)
      .slice(0, merged.depth)
      .map(({ id, score }) => [Number(id), score] as const);
}

/** What was measured of an engine on a corpus; times in milliseconds of the processor. */
interface Measures {
  /** Rank of the first right text of each question with an answer, from 1, or null. */
  readonly ranks: readonly (number | null)[];
  readonly asked: readonly { readonly kind: 'ask' | 'none'; readonly confidence: number }[];
  readonly times: readonly number[];
  readonly buildMs: number;
  readonly memoryMiB: number;
}

async function measure(open: Open, { corpus, lines }: Part): Promise<Measures> {
  const baseMiB = readMemoryMiB();
  const started = readCpuMs();
  const respond = await open(corpus);
  const buildMs = readCpuMs() - started;
  const ranks: (number | null)[] = [];
  const asked: { kind: 'ask' | 'none'; confidence: number }[] = [];
  const times: number[] = [];
  for (const line of lines) {
    if (line.kind !== 'ask' && line.kind !== 'none') continue;
    // The first reply warms up.
    const { shown, confidence } = await respond(line.question);
    const askedAt = readCpuMs();
    await respond(line.question);
    times.push(readCpuMs() - askedAt);
    asked.push({ kind: line.kind, confidence });
    if (line.kind === 'none') continue;
    const rank = shown.findIndex((text) => satisfies(text, line.all, line.any));
    ranks.push(rank === -1 ? null : rank + 1);
  }
  const memoryMiB = readMemoryMiB() - baseMiB;
  // Keeps the engine until its memory is measured.
  await respond('');
  return { ranks, asked, times, buildMs, memoryMiB };
}

function readMemoryMiB(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

async function loadPart(folder: string, file: string): Promise<Part> {
  return { corpus: await loadCorpus(folder), lines: parseGolden(await readFile(file, 'utf8')) };
}

async function loadFixtures(): Promise<readonly Part[]> {
  const folder = new URL('../fixtures/corpora/', import.meta.url).pathname;
  return Promise.all((await listFolders(folder)).map((name) => loadPart(name, `${name}.jsonl`)));
}

async function makePart(size: number): Promise<Part> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-bench-'));
  try {
    const lines = await generateCorpus(folder, size);
    return { corpus: await loadCorpus(folder), lines };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function describe(measured: readonly Measures[]): Readonly<Record<string, string>> {
  const ranks = measured.flatMap((part) => part.ranks);
  const times = measured.flatMap((part) => part.times);
  const percent = (limit: number): string =>
    (100 * mean(ranks.map((rank) => Number(rank !== null && rank <= limit)))).toFixed(1);
  const auroc = measureAuroc(measured.flatMap(({ asked }) => asked));
  return {
    'ranked first': percent(1),
    'among three': percent(3),
    AUROC: auroc?.toFixed(3) ?? '–',
    'build ms': mean(measured.map(({ buildMs }) => buildMs)).toFixed(0),
    'p50 ms': percentile(times, 0.5).toFixed(2),
    'p99 ms': percentile(times, 0.99).toFixed(2),
    MiB: mean(measured.map(({ memoryMiB }) => memoryMiB)).toFixed(1),
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', multiple: true, default: [] } },
});

const sets: Record<string, () => Promise<readonly Part[]>> = {};
for (const pair of positionals) {
  const [folder = '', file = ''] = pair.split('=');
  sets[folder] = async () => [await loadPart(folder, file)];
}
for (const size of values.size) sets[`${size} passages`] = async () => [await makePart(Number(size))];
if (Object.keys(sets).length === 0) sets['corpora of the tests'] = loadFixtures;

for (const [name, load] of Object.entries(sets)) {
  const parts = await load();
  const table: Record<string, Readonly<Record<string, string>>> = {};
  for (const [engine, open] of Object.entries(engines)) {
    const measured: Measures[] = [];
    for (const part of parts) measured.push(await measure(open, part));
    await Promise.all(encoders.splice(0).map(async (encoder) => encoder.close()));
    table[engine] = describe(measured);
  }
  console.log(name);
  console.table(table);
}
