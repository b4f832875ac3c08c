import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Field } from '../../src/answer/completion.ts';
import { loadCorpus } from '../../src/corpus/load.ts';

const limit = 25;

/** Every beginning of a text, and once more with two letters of it swapped. */
function listStarts(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2);
  const slip = `${text.slice(0, middle)}${text.charAt(middle + 1)}${text.charAt(middle)}${text.slice(middle + 2)}`;
  return [text, slip].flatMap((typed) => Array.from(typed, (_, at) => typed.slice(0, at + 1)));
}

/** Milliseconds of processor time for each text: those of the clock tell more of what else the machine does. */
function measure(engine: Engine, field: Field, typed: readonly string[]): readonly number[] {
  return typed.map((text) => {
    const before = process.cpuUsage();
    engine.complete(field, text, limit);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

function describeTimes(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `${name}: ${times.length} keys, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
}

async function run(folder: string): Promise<void> {
  const engine = createEngine(await loadCorpus(folder));
  const names = engine.subjects.all.map(({ name }) => name);
  const headings = [...new Set(engine.corpus.passages.flatMap(({ section }) => section.headings.slice(-1)))];
  const question: Field = { kind: 'question' };
  const first = measure(engine, question, ['']);
  const pairs = names
    .slice(1, 40)
    .map((b): Field => ({ kind: 'aspect', a: names[0] ?? '', b, label: String }));
  const starts = headings.flatMap(listStarts);
  measure(engine, question, starts);
  const lines = [
    describeTimes('first key', first),
    describeTimes('question', measure(engine, question, starts)),
    describeTimes(
      'second name',
      measure(engine, { kind: 'subject', other: names[0] ?? null }, names.flatMap(listStarts)),
    ),
    describeTimes(
      'aspect, first key of a pair',
      pairs.flatMap((field) => measure(engine, field, [''])),
    ),
    describeTimes(
      'aspect, later keys',
      pairs.flatMap((field) => measure(engine, field, ['p', 'pe'])),
    ),
  ];
  process.stdout.write(`${folder}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

for (const folder of process.argv.slice(2)) await run(folder);
