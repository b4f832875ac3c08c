import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engines, type Listed, ownName } from './engines.ts';
import { measureHeapMiB, measureSet } from './measure.ts';
import { compareWithBest, type EngineResult, toRows } from './results.ts';
import { findUsualSources, loadSets, type Sources } from './sets.ts';
import { describe } from './table.ts';

const usage = `npm run bench -- [--golden FOLDER=FILE]… [--squad FILE]… [--engine NAME]… [--json]
  --golden  a corpus folder and the golden questions about it (JSON Lines)
  --squad   a question-answering set in SQuAD format
  --engine  only engines whose name begins like this
Without --golden and --squad the usual sets that are there are measured.`;

const { values } = parseArgs({
  options: {
    golden: { type: 'string', multiple: true, default: [] },
    squad: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    worker: { type: 'string' },
  },
});

if (values.help) console.log(usage);
else if (!values.golden.every(isPair)) {
  console.error(usage);
  process.exitCode = 2;
} else if (values.worker === undefined) await runAll();
else await runWorker(values.worker);

/** Measures one engine in a process of its own, so that none pays for another's garbage. */
async function runWorker(name: string): Promise<void> {
  const engine = engines.find((one) => one.name === name);
  if (engine === undefined) throw new Error(`no engine is called ${name}`);
  const sets = await loadSets(readSources());
  const baseMiB = measureHeapMiB();
  const { adapter } = await engine.load();
  const measured: { set: string; measures: Awaited<ReturnType<typeof measureSet>> }[] = [];
  for (const set of sets) {
    measured.push({ set: set.name, measures: await measureSet(adapter, set, engine.limit, baseMiB) });
  }
  const limit = Number.isFinite(engine.limit) ? engine.limit : null;
  process.send?.({ name, limit, sets: measured } satisfies EngineResult);
}

async function runAll(): Promise<void> {
  const wanted = values.engine.map((name) => name.toLowerCase());
  const chosen = engines.filter(
    ({ name }) => wanted.length === 0 || wanted.some((prefix) => name.toLowerCase().startsWith(prefix)),
  );
  const results: EngineResult[] = [];
  // One after the other: engines that share the machine would slow each other down.
  for (const engine of chosen) results.push(await runApart(engine));
  const rows = toRows(results);
  const comparisons = compareWithBest(results, ownName);
  const limits = new Map(results.flatMap(({ name, limit }) => (limit === null ? [] : [[name, limit]])));
  console.log(values.json ? JSON.stringify({ rows, comparisons }) : describe(rows, comparisons, limits));
}

function runApart({ name }: Listed): Promise<EngineResult> {
  const started = performance.now();
  const worker = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--worker', name]);
  return new Promise((resolve, reject) => {
    let result: EngineResult | null = null;
    worker.once('message', (message) => {
      if (isResult(message)) result = message;
    });
    worker.once('exit', () => {
      console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
      if (result === null) reject(new Error(`${name} ended without a result`));
      else resolve(result);
    });
  });
}

function isResult(message: unknown): message is EngineResult {
  return typeof message === 'object' && message !== null && 'sets' in message;
}

function readSources(): Sources {
  if (values.golden.length === 0 && values.squad.length === 0) return findUsualSources();
  const golden = values.golden.map((pair) => {
    const [folder = '', file = ''] = pair.split('=');
    return { folder, file };
  });
  return { golden, squad: values.squad };
}

function isPair(pair: string): boolean {
  return /^[^=]+=[^=]+$/u.test(pair);
}
