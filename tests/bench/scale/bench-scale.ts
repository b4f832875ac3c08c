import { fork } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { storeSources } from '../../../src/answer/prepare-sources.ts';
import { buildCorpus } from '../../../src/corpus/load.ts';
import { scaleEngines } from './engines.ts';
import { generateScaleCorpus, type ScaleQuestion } from './generate.ts';
import { measureScale, type ScaleMeasures, timeOpening } from './measure.ts';
import { describeScale } from './table.ts';

const usage = `npm run bench:scale -- [--size PASSAGES]… [--folder DIR] [--keep]
  --size    a corpus of about so many passages (default: 1000, 10000 and 100000)
  --folder  where to write the corpora (default: the system's folder for temporary files)
  --keep    leave them there`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['1000', '10000', '100000'] },
    folder: { type: 'string', default: path.join(tmpdir(), 'virtbot-scale') },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    worker: { type: 'string', multiple: true },
  },
});

if (values.help) console.log(usage);
else if (values.worker === undefined) await runAll(values.size.map(Number));
else await runWorker(values.worker);

/** One engine at one size, in a process of its own. */
async function runWorker([folder = '', name = '']: readonly string[]): Promise<void> {
  if (name === 'open' || name === 'open prebuilt') {
    process.send?.(await timeOpening(folder, name === 'open prebuilt'));
    return;
  }
  const engine = scaleEngines.find((one) => one.name === name);
  if (engine === undefined) throw new Error(`no engine is called ${name}`);
  const questions: readonly ScaleQuestion[] = JSON.parse(await readFile(`${folder}.json`, 'utf8'));
  process.send?.(await measureScale(engine, folder, questions));
}

async function runAll(sizes: readonly number[]): Promise<void> {
  const results = [];
  for (const size of sizes) {
    const folder = path.join(values.folder, String(size));
    const questions = await generateScaleCorpus(folder, size);
    await writeFile(`${folder}.json`, JSON.stringify(questions));
    const openMs = await runApart(folder, 'open', isMs);
    await buildCorpus(folder, storeSources);
    const openPrebuiltMs = await runApart(folder, 'open prebuilt', isMs);
    const { size: indexBytes } = await stat(path.join(folder, '.virtbot-index.bin'));
    const engines = [];
    for (const { name } of scaleEngines) {
      engines.push({ name, measures: await runApart(folder, name, isMeasures) });
    }
    results.push({ size, openMs, openPrebuiltMs, indexMiB: indexBytes / 2 ** 20, engines });
    if (!values.keep) await rm(folder, { recursive: true });
  }
  console.log(describeScale(results));
}

/** Runs one measurement in a process of its own; `isResult` recognises what it sends. */
async function runApart<Result>(
  folder: string,
  name: string,
  isResult: (message: unknown) => message is Result,
): Promise<Result> {
  const worker = fork(fileURLToPath(import.meta.url), ['--worker', folder, '--worker', name]);
  return new Promise((resolve, reject) => {
    worker.once('message', (message) => {
      console.error(`${path.basename(folder)} ${name}: ${JSON.stringify(message)}`);
      if (isResult(message)) resolve(message);
    });
    worker.once('exit', () => {
      reject(new Error(`${name} ended without a result`));
    });
  });
}

function isMs(message: unknown): message is number {
  return typeof message === 'number';
}

function isMeasures(message: unknown): message is ScaleMeasures {
  return typeof message === 'object' && message !== null && 'p99Ms' in message;
}
