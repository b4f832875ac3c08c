import { createEngine } from '../../src/answer/create-engine.ts';
import type { Field } from '../../src/answer/completion.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { percentile, readCpuMs } from './measure.ts';

const limit = 25;

/** Every beginning of a text, and once more with two letters of it swapped. */
function listStarts(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2);
  const slip = `${text.slice(0, middle)}${text.charAt(middle + 1)}${text.charAt(middle)}${text.slice(middle + 2)}`;
  return [text, slip].flatMap((typed) => Array.from(typed, (_, at) => typed.slice(0, at + 1)));
}

const engine = await createEngine(await loadCorpus('corpus'));
const names = engine.subjects.all.map(({ name }) => name);
const headings = [...new Set(engine.corpus.passages.flatMap(({ section }) => section.headings.slice(-1)))];
const question: Field = { kind: 'question' };
const first = names[0] ?? '';
const pairs = names.slice(1, 40).map((b): Field => ({ kind: 'aspect', a: first, b, label: String }));

const keys: Readonly<Record<string, readonly (readonly [Field, string])[]>> = {
  'first key': [[question, '']],
  'question, warming up': headings.flatMap(listStarts).map((typed) => [question, typed]),
  question: headings.flatMap(listStarts).map((typed) => [question, typed]),
  'second name': names.flatMap(listStarts).map((typed) => [{ kind: 'subject', other: first }, typed]),
  'aspect, first key of a pair': pairs.map((field) => [field, '']),
  'aspect, later keys': pairs.flatMap((field) => [[field, 'p'] as const, [field, 'pe'] as const]),
};

for (const [name, strokes] of Object.entries(keys)) {
  const times = strokes.map(([field, typed]) => {
    const started = readCpuMs();
    engine.complete(field, typed, limit);
    return readCpuMs() - started;
  });
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(2));
  console.log(`${name}: ${times.length} keys, p50 ${p50} ms, p99 ${p99} ms, most ${most} ms`);
}
