import { measureAuroc } from '../../src/evaluation/summary.ts';
import type { BenchEngine, Reply, Responder } from './engines.ts';
import type { Answerable, BenchSet, Part } from './sets.ts';

/** How one answerable question went. */
interface Outcome {
  readonly isAnswered: boolean;
  /** Rank of the first right passage among the three shown, from 1, also where the answer is held back. */
  readonly rank: number | null;
  /** Whether the first passage is right and its marked sentences hold the answer; null for an engine without marks. */
  readonly isSentenceRight: boolean | null;
}

/** What was measured of an engine on a set; times in milliseconds of the processor, means over the set's corpora. */
export interface Measures {
  readonly outcomes: readonly Outcome[];
  /** Area under the ROC curve of the confidence, answerable against unanswerable questions. */
  readonly auroc: number | null;
  readonly buildMs: number;
  /** Of the questions, each with the median of some replies. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Heap and buffers of an index, beside the passages. */
  readonly memoryMiB: number;
}

/** Times a question is asked to measure how long a reply takes, after one for quality that warms up. */
const timedRounds = 5;

/** Past this no further question is timed. */
const timedMs = 20_000;

/** Measures an engine on a set. */
export async function measureSet(engine: BenchEngine, { parts }: BenchSet): Promise<Measures> {
  const measured = [];
  for (const part of parts) measured.push(await measurePart(engine, part));
  const times = measured.flatMap((part) => part.times);
  const aurocs = measured.flatMap(({ auroc, outcomes }) => (auroc === null ? [] : outcomes.map(() => auroc)));
  return {
    outcomes: measured.flatMap(({ outcomes }) => outcomes),
    auroc: aurocs.length === 0 ? null : mean(aurocs),
    buildMs: mean(measured.map(({ buildMs }) => buildMs)),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    memoryMiB: mean(measured.map(({ memoryMiB }) => memoryMiB)),
  };
}

/** The arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value that a share (0..1) of all values does not exceed; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Processor time that this process has used, in milliseconds: what else runs on the machine does not count. */
export function readCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measurePart(
  engine: BenchEngine,
  part: Part,
): Promise<Omit<Measures, 'p50Ms' | 'p99Ms'> & { readonly times: readonly number[] }> {
  const baseMiB = measureMemoryMiB();
  const started = readCpuMs();
  const respond = await engine.open(part.corpus);
  const buildMs = readCpuMs() - started;
  const outcomes: Outcome[] = [];
  const asked: { readonly kind: 'ask' | 'none'; readonly confidence: number }[] = [];
  for (const answerable of part.answerable) {
    const reply = await respond(answerable.question);
    outcomes.push(judge(answerable, reply));
    asked.push({ kind: 'ask', confidence: reply.confidence });
  }
  const times = await timeReplies(part, respond);
  const memoryMiB = measureMemoryMiB() - baseMiB;
  for (const { corpus, questions } of part.unanswerable) {
    // Asked of the engine at hand wherever that is possible, which also keeps it until its memory is measured.
    const ask = corpus === part.corpus ? respond : await engine.open(corpus);
    for (const question of questions) {
      asked.push({ kind: 'none', confidence: (await ask(question)).confidence });
    }
  }
  await respond('');
  return { outcomes, auroc: measureAuroc(asked), times, memoryMiB, buildMs };
}

function judge({ isRight, holdsAnswer }: Answerable, { isAnswered, shown, marked }: Reply): Outcome {
  const rank = shown.slice(0, 3).findIndex(isRight);
  const isSentenceRight = marked === null ? null : rank === 0 && holdsAnswer(shown[0]!.passage, marked);
  return { isAnswered, rank: rank === -1 ? null : rank + 1, isSentenceRight };
}

/** The median time of each question. */
async function timeReplies({ answerable }: Part, respond: Responder): Promise<readonly number[]> {
  const times = answerable.map((): number[] => []);
  const begun = readCpuMs();
  for (let round = 0; round < timedRounds; round += 1) {
    for (const [index, { question }] of answerable.entries()) {
      const started = readCpuMs();
      if (started - begun > timedMs) break;
      await respond(question);
      times[index]!.push(readCpuMs() - started);
    }
  }
  return times.flatMap((taken) => (taken.length === 0 ? [] : [percentile(taken, 0.5)]));
}

function measureMemoryMiB(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
