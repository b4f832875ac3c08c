import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCorpus } from '../../helpers/load-corpus.ts';
import { generateCorpus } from '../generate-corpus.ts';
import { percentile } from '../percentile.ts';
import { countFailures, saturate, sendSteadily, type Sample } from './load.ts';
import { createCommand, createPing, type SignedRequest } from './requests.ts';
import { startServer, type ServerProcess } from './server-process.ts';

// Measures the built bot over HTTP: "npm run bench:http", with the names of measures to take only those.
const connections = 16;
const roundCount = 5;
const requestsEach = 2_000;

const print = (name: string, values: Readonly<Record<string, number | string>>): void => {
  const shown = Object.entries(values).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? value.toFixed(2) : value}`,
  );
  console.log(`${name}: ${shown.join(' · ')}`);
};

const repeat = (count: number, make: (index: number) => SignedRequest): readonly SignedRequest[] =>
  Array.from({ length: count }, (_, index) => make(index));

const pick = (texts: readonly string[], index: number): string => texts[index % texts.length] ?? '';
const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Ordinary questions, all different: those noted for sections, as they are and with what people say around them. */
async function listQuestions(folder: string): Promise<readonly string[]> {
  const { passages } = await loadCorpus(folder);
  const asks = [...new Set(passages.flatMap(({ section }) => section.asks))];
  const before = [
    '',
    'so ',
    'hey, ',
    'please tell me ',
    'quick question: ',
    'does anyone know ',
    'i wonder ',
  ];
  const after = [
    '',
    '?',
    ' please',
    ' these days',
    ' in practice',
    ' at home',
    ' for a beginner',
    ' on a server',
  ];
  return after.flatMap((end) => before.flatMap((start) => asks.map((asked) => `${start}${asked}${end}`)));
}

/** Whether questions are answered at a fair share of the rate of pings, and quickly at half of what can be answered. */
async function measureRate(server: ServerProcess, questions: readonly string[]): Promise<void> {
  const rounds: { readonly ping: number; readonly virt: number; readonly cpuRatio: number }[] = [];
  for (let round = 0; round <= roundCount; round += 1) {
    const pings = repeat(requestsEach, () => createPing(server.keys));
    const asks = repeat(requestsEach, (index) => ask(server, pick(questions, round * requestsEach + index)));
    const startMs = server.cpuMs();
    const ping = await saturate(server.port, pings, connections);
    const middleMs = server.cpuMs();
    const virt = await saturate(server.port, asks, connections);
    const cpuRatio = (middleMs - startMs) / (server.cpuMs() - middleMs);
    if (countFailures([...ping.samples, ...virt.samples]) > 0) throw new Error('A request was not answered');
    // The first round only warms up.
    if (round > 0) rounds.push({ ping: ping.perSecond, virt: virt.perSecond, cpuRatio });
  }
  const perSecond = median(rounds.map(({ virt }) => virt));
  print('saturation', {
    'PING/s': median(rounds.map(({ ping }) => ping)),
    '/virt/s': perSecond,
    ratio: median(rounds.map(({ ping, virt }) => virt / ping)),
    'ratio by processor time': median(rounds.map(({ cpuRatio }) => cpuRatio)),
  });
  const half = perSecond / 2;
  const asks = repeat(Math.round(10 * half), (index) =>
    ask(server, pick(questions, questions.length - 1 - index)),
  );
  describe('half of saturation', await sendSteadily(server.port, asks, half, () => false), half);
}

function describe(name: string, samples: readonly Sample[], perSecond: number): void {
  const times = samples.map(({ ms }) => ms);
  print(name, {
    'requests/s': perSecond,
    requests: String(samples.length),
    failed: String(countFailures(samples)),
    'p50 ms': percentile(times, 0.5),
    'p99 ms': percentile(times, 0.99),
    'max ms': percentile(times, 1),
  });
}

function ask({ keys }: ServerProcess, question: string): SignedRequest {
  return createCommand(keys, 'virt', { question });
}

/** Six in ten ask, three type, one compares. */
function mix(server: ServerProcess, questions: readonly string[], index: number): SignedRequest {
  const question = pick(questions, index);
  if (index % 10 < 6) return ask(server, question);
  if (index % 10 === 9) return createCommand(server.keys, 'compare', { a: 'KVM', b: 'Xen' });
  return createCommand(server.keys, 'virt', { question: question.slice(0, 1 + (index % 12)) }, true);
}

async function measureMemory(server: ServerProcess, questions: readonly string[]): Promise<void> {
  await wait(3_000);
  const rest = server.rssMb();
  const sizes: number[] = [];
  for (let done = 0; done < 100_000; done += 10_000) {
    const requests = repeat(10_000, (index) => mix(server, questions, done + index));
    const { samples } = await saturate(server.port, requests, connections);
    if (countFailures(samples) > 0) throw new Error('A request was not answered');
    sizes.push(server.rssMb());
  }
  const [half = 0, whole = 0] = [sizes[4], sizes[9]];
  print('memory', {
    'at rest MB': rest,
    'after 50,000 MB': half,
    'after 100,000 MB': whole,
    'growth %': 100 * (whole / half - 1),
    all: sizes.map((size) => size.toFixed(0)).join(' '),
  });
}

async function measureReload(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-bench-'));
  const [used, other] = [path.join(folder, 'used'), path.join(folder, 'other')];
  const questions = (await generateCorpus(used, 10_000, 1)).map(({ question }) => question);
  await generateCorpus(other, 10_000, 2);
  const server = await startServer(used, '0,1');
  try {
    const warm = repeat(300, (index) => ask(server, pick(questions, index)));
    const half = (await saturate(server.port, warm, connections)).perSecond / 2;
    const requests = (seconds: number): readonly SignedRequest[] =>
      repeat(Math.round(half * seconds), (index) => ask(server, pick(questions, index)));
    const before = requests(5);
    describe('before a reload', await sendSteadily(server.port, before, half, () => false), half);
    let isOver = false;
    const during = requests(60);
    await cp(other, used, { recursive: true });
    server.reload();
    const reloaded = server.lines.waitFor((line) => line.includes('Corpus reloaded'), 'a reload', {
      deadlineMs: 120_000,
    });
    void reloaded.then(() => (isOver = true));
    const samples = await sendSteadily(server.port, during, half, () => isOver);
    describe('during a reload', samples, half);
    console.log(await reloaded);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const questions = await listQuestions('corpus');
for (const [name, measure] of [
  ['rate', measureRate],
  ['memory', measureMemory],
] as const) {
  if (!isWanted(name)) continue;
  const server = await startServer('corpus');
  await measure(server, questions);
  await server.stop();
}
if (isWanted('reload')) await measureReload();
