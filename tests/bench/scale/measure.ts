import { rm } from 'node:fs/promises';
import path from 'node:path';
import { prepareSources } from '../../../src/answer/prepare-sources.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { loadCorpus } from '../../../src/corpus/load.ts';
import { satisfies } from '../../../src/evaluation/golden.ts';
import { ownName, type ScaleEngine } from './engines.ts';
import type { ScaleQuestion } from './generate.ts';

/** What was measured of an engine at one size; times in milliseconds of the processor. */
export interface ScaleMeasures {
  readonly passages: number;
  readonly questions: number;
  /** From the passages in memory to an engine that answers. */
  readonly buildMs: number;
  /** The same with a stored index; null for an engine that stores none. */
  readonly loadMs: number | null;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Heap and buffers that the engine took beside the passages. */
  readonly memoryMiB: number;
  readonly hit1: number;
  readonly hit3: number;
}

const timedRounds = 3;

/** Past this no further round is begun. */
const timedMs = 20_000;

/** Measures an engine on a prebuilt corpus folder. */
export async function measureScale(
  engine: ScaleEngine,
  folder: string,
  questions: readonly ScaleQuestion[],
): Promise<ScaleMeasures> {
  const { storedIndex, ...corpus } = await loadCorpus(folder);
  const baseMiB = measureMemoryMiB();
  const started = readCpuMs();
  const ask = await engine.open(corpus);
  const buildMs = readCpuMs() - started;
  const ranks: number[] = [];
  for (const { question, all, any } of questions) {
    const shown = await ask(question);
    const at = shown.slice(0, 3).findIndex((text) => satisfies(text, all, any));
    ranks.push(at === -1 ? Number.POSITIVE_INFINITY : at + 1);
  }
  const times = await timeQuestions(ask, questions);
  const memoryMiB = measureMemoryMiB() - baseMiB;
  // Asked once more so that nothing can be collected before memory is measured.
  await ask('');
  const share = (limit: number): number => ranks.filter((rank) => rank <= limit).length / ranks.length;
  return {
    passages: corpus.passages.length,
    questions: questions.length,
    buildMs,
    loadMs:
      storedIndex === undefined || engine.name !== ownName ? null : timeLoad({ ...corpus, storedIndex }),
    p50Ms: times[Math.floor(0.5 * times.length)] ?? 0,
    p99Ms: times[Math.floor(0.99 * times.length)] ?? 0,
    memoryMiB,
    hit1: share(1),
    hit3: share(3),
  };
}

/** How long a folder takes to open, from its files to an engine that answers, in milliseconds. */
export async function timeOpening(folder: string, isPrebuilt: boolean): Promise<number> {
  if (!isPrebuilt) {
    for (const file of ['.virtbot-corpus.json', '.virtbot-index.bin']) {
      await rm(path.join(folder, file), { force: true });
    }
  }
  const started = readCpuMs();
  prepareSources(await loadCorpus(folder)).index.vocabulary.has('');
  return readCpuMs() - started;
}

function timeLoad(corpus: Corpus): number {
  const started = readCpuMs();
  prepareSources(corpus).index.vocabulary.has('');
  return readCpuMs() - started;
}

/** The median time of each question, ascending. */
async function timeQuestions(
  ask: (question: string) => Promise<unknown>,
  questions: readonly ScaleQuestion[],
): Promise<readonly number[]> {
  const times = questions.map((): number[] => []);
  const begun = readCpuMs();
  for (let round = 0; round < timedRounds; round += 1) {
    if (readCpuMs() - begun > timedMs) break;
    for (const [index, { question }] of questions.entries()) {
      const started = readCpuMs();
      await ask(question);
      times[index]?.push(readCpuMs() - started);
    }
  }
  return times.map(medianOf).toSorted((a, b) => a - b);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Processor time that this process has used: what else runs on the machine does not count. */
function readCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measureMemoryMiB(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
