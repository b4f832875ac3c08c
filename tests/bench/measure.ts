import type { Span } from '../../src/corpus/document.ts';
import { measureAuroc } from '../../src/evaluation/measures.ts';
import { createPicker, type Picker } from './picker.ts';
import type { Adapter, Reply, Responder } from './responder.ts';
import type { Answerable, BenchSet, Part } from './sets.ts';

/** How one answerable question went. */
export interface Outcome {
  /** Whether the engine abstained; peers never do. */
  readonly isAnswered: boolean;
  /** Rank of the first right passage among the three shown, from 1; null when none is. */
  readonly rank: number | null;
  /** Whether the first passage is right and its marked sentences hold the answer. */
  readonly isMarkedRight: boolean;
  /** The same with one sentence marked; null for an engine that marks by itself. */
  readonly isSingleRight: boolean | null;
  /** Share of the first passage's text that is marked, 0..1. */
  readonly marked: number;
}

/** What was measured of an engine on a set. */
export interface Measures {
  readonly outcomes: readonly Outcome[];
  /** Area under the ROC curve of the confidence, answerable against unanswerable questions. */
  readonly auroc: number | null;
  /** Building an index: the mean, over the set's corpora, of the median of three. */
  readonly buildMs: number;
  /** Of the questions, each with the median of five replies. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Heap with the library, its tables and an index: the mean over the set's corpora. */
  readonly heapMiB: number;
}

/** Times a question is asked to measure how long a reply takes, after one for quality that warms up. */
const timedRounds = 5;

/** Past this no further question is timed. */
const timedMs = 2_500;

/** Measures an engine on a set; `baseMiB` is the heap before the engine's code was loaded. */
export async function measureSet(
  adapter: Adapter,
  { parts }: BenchSet,
  limit: number,
  baseMiB: number,
): Promise<Measures> {
  const measured: PartMeasures[] = [];
  const partLimit = Math.ceil(limit / parts.length);
  for (const part of parts) measured.push(await measurePart(adapter, limitPart(part, partLimit), baseMiB));
  const times = measured.flatMap((part) => part.times).toSorted((a, b) => a - b);
  const aurocs = measured.flatMap(({ auroc, outcomes }) => (auroc === null ? [] : outcomes.map(() => auroc)));
  return {
    outcomes: measured.flatMap(({ outcomes }) => outcomes),
    auroc: aurocs.length === 0 ? null : mean(aurocs),
    buildMs: mean(measured.map(({ buildMs }) => buildMs)),
    p50Ms: times[Math.floor(0.5 * times.length)] ?? 0,
    p99Ms: times[Math.floor(0.99 * times.length)] ?? 0,
    heapMiB: mean(measured.map(({ heapMiB }) => heapMiB)),
  };
}

/** Heap in use after a full collection. */
export function measureHeapMiB(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** The arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function limitPart({ corpus, answerable, unanswerable }: Part, limit: number): Part {
  let left = limit;
  const limited = unanswerable.flatMap((group) => {
    const questions = group.questions.slice(0, left);
    left -= questions.length;
    return questions.length === 0 ? [] : [{ corpus: group.corpus, questions }];
  });
  return { corpus, answerable: answerable.slice(0, limit), unanswerable: limited };
}

interface PartMeasures extends Pick<Measures, 'outcomes' | 'auroc' | 'buildMs' | 'heapMiB'> {
  readonly times: readonly number[];
}

async function measurePart(adapter: Adapter, part: Part, baseMiB: number): Promise<PartMeasures> {
  const builds: number[] = [];
  const open = async (): Promise<Responder> => {
    const started = performance.now();
    const responder = await adapter.open(part.corpus);
    builds.push(performance.now() - started);
    return responder;
  };
  await open();
  await open();
  const respond = await open();
  const pick = createPicker(part.corpus);
  const outcomes: Outcome[] = [];
  const confidences: (number | null)[] = [];
  for (const answerable of part.answerable) {
    const reply = await respond(answerable.question);
    outcomes.push(judge(answerable, reply, pick));
    confidences.push(reply.confidence);
  }
  const auroc = measureConfidence(confidences, await askUnanswerable(adapter, part, respond));
  const times = await timeReplies(part, respond);
  const heapMiB = measureHeapMiB() - baseMiB;
  // Asked once more so that nothing can be collected before the heap is measured.
  await respond('');
  return { outcomes, auroc, times, heapMiB, buildMs: medianOf(builds) };
}

function judge({ question, isRight, holdsAnswer }: Answerable, reply: Reply, pick: Picker): Outcome {
  const { isAnswered, shown } = reply;
  const [top] = shown;
  if (top === undefined) {
    return { isAnswered, rank: null, isMarkedRight: false, isSingleRight: false, marked: 0 };
  }
  const rank = shown.slice(0, 3).findIndex(isRight);
  const holds = (marked: readonly Span[]): boolean => rank === 0 && holdsAnswer(top.passage, marked);
  const marked = top.marked ?? pick(question, top.passage);
  const markedLength = marked.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    isAnswered,
    rank: rank === -1 ? null : rank + 1,
    isMarkedRight: holds(marked),
    isSingleRight: top.marked === null ? holds(marked.slice(0, 1)) : null,
    marked: markedLength / Math.max(1, top.end - top.start),
  };
}

async function askUnanswerable(
  adapter: Adapter,
  { corpus, unanswerable }: Part,
  respond: Responder,
): Promise<readonly (number | null)[]> {
  const confidences: (number | null)[] = [];
  for (const group of unanswerable) {
    const ask = group.corpus === corpus ? respond : await adapter.open(group.corpus);
    for (const question of group.questions) confidences.push((await ask(question)).confidence);
  }
  return confidences;
}

function measureConfidence(
  answerable: readonly (number | null)[],
  unanswerable: readonly (number | null)[],
): number | null {
  if (![...answerable, ...unanswerable].every(isKnown)) return null;
  return measureAuroc(answerable.filter(isKnown), unanswerable.filter(isKnown));
}

/** The median time of each question in milliseconds: what else the machine does is not the engine's doing. */
async function timeReplies({ answerable }: Part, respond: Responder): Promise<readonly number[]> {
  const times = answerable.map((): number[] => []);
  const begun = performance.now();
  for (let round = 0; round < timedRounds; round += 1) {
    for (const [index, { question }] of answerable.entries()) {
      const started = performance.now();
      if (started - begun > timedMs) break;
      await respond(question);
      times[index]?.push(performance.now() - started);
    }
  }
  return times.flatMap((taken) => (taken.length === 0 ? [] : [medianOf(taken)]));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function isKnown(value: number | null): value is number {
  return value !== null;
}
