import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const passage = {
  id: 'doc#top.1',
  document: 'Hypervisors',
  section: 'Xen',
  excerpt: 'Xen is a Type-1 hypervisor. Xen is free.',
  highlights: ['Xen is a Type-1 hypervisor.'],
  score: 12.3457,
  url: null,
};

const answered = {
  status: 'answered',
  confidence: 0.9,
  passages: [passage],
  sure: true,
  comparison: null,
  unknownTerms: [],
  suggestions: [],
  ms: expect.any(Number),
};

const compared = {
  status: 'answered',
  a: {
    subject: 'Xen',
    snippets: [{ text: 'Xen is fast.', aspect: 'performance', section: 'Xen', passage: 'doc#top.1' }],
  },
  b: { subject: 'KVM', snippets: [] },
  both: [],
  ms: expect.any(Number),
};

const parseLines = (output: string): unknown[] =>
  output
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const ask = (id: unknown, question = 'what is Xen'): string =>
  JSON.stringify({ id, kind: 'ask', question, expected: 'not looked at' });

describe('--json', () => {
  it('writes an answer as one line with exactly the promised keys', async () => {
    const { output } = await run(['ask', '--json', 'what is Xen']);
    expect(parseLines(output)).toEqual([answered]);
  });

  it('adds the explanation of each score only with --explain', async () => {
    const { output } = await run(['ask', '--json', '--explain', 'what is Xen']);
    expect(parseLines(output)).toEqual([
      {
        ...answered,
        passages: [{ ...passage, explanation: expect.any(Object) }],
      },
    ]);
  });

  it('writes what is nearest when there is no answer', async () => {
    const { output } = await run(['ask', '--json', 'what is a ferret']);
    expect(parseLines(output)).toEqual([
      {
        ...answered,
        status: 'abstained',
        passages: [],
        unknownTerms: ['what', 'is', 'a', 'ferret'],
      },
    ]);
  });

  it('writes a comparison as one line with exactly the promised keys', async () => {
    const { output } = await run(['compare', '--json', 'Xen', 'KVM']);
    expect(parseLines(output)).toEqual([compared]);
  });

  it('stays free of escape codes on a coloured terminal', async () => {
    const { output } = await run(['ask', '--json', 'what is Xen'], { isColoured: true });
    expect(output).not.toContain('\u001B');
  });
});

describe('batch', () => {
  it('answers every kind of question, in order, with the id first', async () => {
    const input = [
      ask('q1'),
      JSON.stringify({ id: 'q2', kind: 'none', question: 'what is a ferret' }),
      JSON.stringify({ id: 'q3', kind: 'compare', a: 'Xen', b: 'KVM', aspect: null }),
      JSON.stringify({ id: 'q4', kind: 'compare', a: 'Xen', b: 'KVM' }),
      JSON.stringify({ id: 'q5', kind: 'followup', turns: ['what is Xen', 'is it common'] }),
    ].join('\n');
    const { output, exitCode } = await run(['batch'], { input });
    expect(parseLines(output)).toEqual([
      { id: 'q1', ...answered },
      expect.objectContaining({ id: 'q2', status: 'abstained' }),
      { id: 'q3', ...compared },
      { id: 'q4', ...compared },
      { id: 'q5', ...answered },
    ]);
    expect(output).toMatch(/^\{"id":"q1","status":/);
    expect(exitCode).toBe(0);
  });

  it('reports malformed lines in their place, goes on, and ends with 1', async () => {
    const input = [
      ask(1),
      'not JSON',
      '',
      '{"id":"x","kind":"ask"}',
      '{"id":"y","kind":"sing"}',
      '[]',
      '{"id":"z","kind":"ask","question":5}',
      ask(2),
    ].join('\n');
    const { output, exitCode } = await run(['batch'], { input });
    expect(parseLines(output)).toEqual([
      expect.objectContaining({ id: 1, status: 'answered' }),
      { id: null, error: 'line 2: is not JSON' },
      { id: 'x', error: 'line 4: question is missing' },
      { id: 'y', error: 'line 5: kind is "sing", expected "ask" | "none" | "compare" | "followup"' },
      { id: null, error: 'line 6: kind is missing, expected "ask" | "none" | "compare" | "followup"' },
      { id: 'z', error: 'line 7: question is 5, expected string' },
      expect.objectContaining({ id: 2, status: 'answered' }),
    ]);
    expect(exitCode).toBe(1);
  });

  it('reports a question that breaks the engine and goes on', async () => {
    const { output, exitCode } = await run(['batch'], { input: `${ask(1, 'break')}\n${ask(2)}\n` });
    expect(parseLines(output)).toEqual([
      { id: 1, error: 'line 1: the engine broke' },
      expect.objectContaining({ id: 2, status: 'answered' }),
    ]);
    expect(exitCode).toBe(1);
  });

  it('reads lines however they are cut into chunks and ended', async () => {
    const bytes = Buffer.from(`\uFEFF${ask('é\u2028')}\r\n\r\n${ask('last')}`);
    const input = Array.from(bytes, (byte) => Buffer.from([byte]));
    const { output } = await run(['batch'], { input });
    expect(parseLines(output)).toMatchObject([{ id: 'é\u2028' }, { id: 'last' }]);
  });

  it('answers many questions to a reader slower than the engine without losing one', async () => {
    const count = 3_000;
    const input = Array.from({ length: count }, (_, id) => ask(id)).join('\n');
    const { output } = await run(['batch'], { input });
    expect(output.match(/(?<=^\{"id":)\d+/gm)).toEqual(Array.from({ length: count }, (_, id) => `${id}`));
  });
});
