import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { estimateMean } from '../../src/evaluation/estimate.ts';
import { engines, ownName, plainName } from './engines.ts';
import { mean, type Measures, measureSet } from './measure.ts';
import { findUsualSources, loadSets, type Sources } from './sets.ts';

const usage = `npm run bench -- [--golden FOLDER=FILE]… [--squad FILE]… [--size PASSAGES]… [--engine NAME]… [--json]
  --golden  a corpus folder and the golden questions about it (JSON Lines)
  --squad   a question-answering set in SQuAD format
  --size    a made-up corpus of about so many passages
  --engine  only engines whose name begins like this
Without any of the first three, the usual sets that are there are measured.`;

/** What was measured of an engine, by the name of the set. */
interface Result {
  readonly engine: string;
  readonly sets: Readonly<Record<string, Measures>>;
}

const { values } = parseArgs({
  options: {
    golden: { type: 'string', multiple: true, default: [] },
    squad: { type: 'string', multiple: true, default: [] },
    size: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    worker: { type: 'string' },
  },
});

if (values.help) console.log(usage);
else if (values.worker === undefined) await runAll();
else await runWorker(values.worker);

/** Measures one engine in a process of its own, so that none pays for another's garbage. */
async function runWorker(name: string): Promise<void> {
  const engine = engines.find((one) => one.name === name);
  if (engine === undefined) throw new Error(`no engine is called ${name}`);
  const sets: Record<string, Measures> = {};
  for (const set of await loadSets(readSources())) sets[set.name] = await measureSet(engine, set);
  process.send?.(JSON.stringify({ engine: name, sets } satisfies Result));
}

async function runAll(): Promise<void> {
  const isWanted = (name: string): boolean =>
    values.engine.length === 0 ||
    values.engine.some((prefix) => name.toLowerCase().startsWith(prefix.toLowerCase()));
  const results: Result[] = [];
  // One after the other: engines that share the machine would slow each other down.
  for (const { name } of engines) if (isWanted(name)) results.push(await runApart(name));
  console.log(values.json ? JSON.stringify(results) : describeResults(results));
}

function runApart(name: string): Promise<Result> {
  const worker = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--worker', name]);
  return new Promise((resolve, reject) => {
    worker.once('message', (message: string) => resolve(JSON.parse(message)));
    worker.once('exit', () => reject(new Error(`${name} ended without a result`)));
  });
}

function readSources(): Sources {
  const { golden, squad, size } = values;
  if (golden.length + squad.length + size.length === 0) return findUsualSources();
  const pairs = golden.map((pair) => {
    const [folder = '', file = ''] = pair.split('=');
    return { folder, file };
  });
  return { golden: pairs, fixtures: null, squad, sizes: size.map(Number) };
}

/** A Markdown table for each set, with what the engine has over the plain index of its own terms. */
function describeResults(results: readonly Result[]): string {
  const names = Object.keys(results[0]?.sets ?? {});
  const columns = [
    'hit@1',
    'ranked first',
    'hit@3',
    'sentence',
    'AUROC',
    'build ms',
    'p50 ms',
    'p99 ms',
    'MiB',
  ];
  return names
    .flatMap((name) => {
      const rows = results.map(({ engine, sets }) => [engine, ...toCells(sets[name]!)]);
      const table = [[name, ...columns], ['---', ...columns.map(() => '--:')], ...rows];
      return [
        ...table.map((cells) => `| ${cells.join(' | ')} |`),
        '',
        ...compareWithPlain(results, name),
        '',
      ];
    })
    .join('\n');
}

function toCells({ outcomes, auroc, buildMs, p50Ms, p99Ms, memoryMiB }: Measures): readonly string[] {
  const share = (test: (outcome: Measures['outcomes'][number]) => boolean): string =>
    (100 * mean(outcomes.map((outcome) => (test(outcome) ? 1 : 0)))).toFixed(1);
  return [
    share(({ isAnswered, rank }) => isAnswered && rank === 1),
    share(({ rank }) => rank === 1),
    share(({ isAnswered, rank }) => isAnswered && rank !== null),
    outcomes[0]?.isSentenceRight === null
      ? '–'
      : share(({ isAnswered, isSentenceRight }) => isAnswered && isSentenceRight === true),
    auroc === null ? '–' : auroc.toFixed(3),
    buildMs.toFixed(0),
    p50Ms.toFixed(2),
    p99Ms.toFixed(2),
    memoryMiB.toFixed(1),
  ];
}

function compareWithPlain(results: readonly Result[], set: string): readonly string[] {
  const own = results.find(({ engine }) => engine === ownName)?.sets[set];
  const plain = results.find(({ engine }) => engine === plainName)?.sets[set];
  if (own === undefined || plain === undefined) return [];
  const pairs = own.outcomes.map(({ rank }, index) => [rank, plain.outcomes[index]!.rank] as const);
  const gain = estimateMean(pairs, ([ours, theirs]) => Number(ours === 1) - Number(theirs === 1));
  const points = [gain.value, gain.low, gain.high].map((share) => (100 * share).toFixed(1));
  return [
    `Against ${plainName}: ranked first ${points[0]} points more often (95 %: ${points[1]} to ${points[2]}), ` +
      `p50 ${(own.p50Ms / plain.p50Ms).toFixed(2)} times as long.`,
  ];
}
