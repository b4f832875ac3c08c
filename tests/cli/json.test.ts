import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const tabbyResult = {
  status: 'answered',
  confidence: 0.9123,
  passages: [
    {
      id: 'pets#tabby.1',
      document: 'Pets',
      section: 'Cats › Tabby',
      excerpt: expect.stringMatching(/^A tabby is .* forehead\.$/),
      highlights: ['A tabby is a cat with stripes.'],
      score: 12.3457,
      url: null,
    },
    {
      id: 'pets#top.1',
      document: 'Pets',
      section: 'Pets',
      excerpt: 'Cats sleep most of the day.',
      highlights: ['Cats sleep most of the day.'],
      score: 12.3457,
      url: null,
    },
  ],
  sure: true,
  comparison: null,
  unknownTerms: [],
  suggestions: [],
  ms: expect.any(Number),
};

const comparisonResult = {
  status: 'answered',
  a: {
    subject: 'tabby',
    snippets: [
      {
        text: 'A tabby is a cat with stripes.',
        aspect: 'looks',
        section: 'Cats › Tabby',
        passage: 'pets#tabby.1',
      },
    ],
  },
  b: { subject: 'dog', snippets: [] },
  both: [{ text: 'Tabbies are common.', section: 'Cats › Tabby', passage: 'pets#tabby.1' }],
  ms: expect.any(Number),
};

const parseLines = (output: string): unknown[] =>
  output
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const ask = (id: unknown, question = 'what is a tabby'): string =>
  JSON.stringify({ id, kind: 'ask', question, expected: 'not looked at' });

describe('--json', () => {
  it('writes an answer as one line with exactly the promised keys', async () => {
    const { output } = await run(['ask', '--json', 'what is a tabby']);
    expect(parseLines(output)).toEqual([tabbyResult]);
  });

  it('adds the explanation of each score only with --explain', async () => {
    const { output } = await run(['ask', '--json', '--explain', 'what is a tabby']);
    expect(parseLines(output)).toEqual([
      {
        ...tabbyResult,
        passages: tabbyResult.passages.map((passage) => ({ ...passage, explanation: expect.any(Object) })),
      },
    ]);
  });

  it('writes what is nearest when there is no answer', async () => {
    const { output } = await run(['ask', '--json', 'what is a ferret']);
    expect(parseLines(output)).toEqual([
      {
        ...tabbyResult,
        status: 'abstained',
        sure: false,
        confidence: 0.1,
        passages: tabbyResult.passages.slice(1),
        unknownTerms: ['ferret'],
        suggestions: ['What is a tabby?'],
      },
    ]);
  });

  it('writes a comparison as one line with exactly the promised keys', async () => {
    const { output } = await run(['compare', '--json', 'tabby', 'dog']);
    expect(parseLines(output)).toEqual([comparisonResult]);
  });

  it('hands the aspect of a comparison on', async () => {
    const { output } = await run(['compare', '--json', '--aspect', 'upkeep', 'tabby', 'dog']);
    expect(output).toContain('"aspect":"upkeep"');
  });

  it('names no subject for a side that is unknown', async () => {
    const { output } = await run(['compare', '--json', 'ferret', 'dog']);
    expect(parseLines(output)).toMatchObject([{ status: 'abstained', a: { subject: null, snippets: [] } }]);
  });

  it('stays free of escape codes on a coloured terminal', async () => {
    const { output } = await run(['ask', '--json', 'what is a tabby'], { isColoured: true });
    expect(output).not.toContain('\u001B');
  });
});

describe('batch', () => {
  it('answers every kind of question, in order, with the id first', async () => {
    const input = [
      ask('q1'),
      JSON.stringify({ id: 'q2', kind: 'none', question: 'what is a ferret' }),
      JSON.stringify({ id: 'q3', kind: 'compare', a: 'tabby', b: 'dog', aspect: null }),
      JSON.stringify({ id: 'q4', kind: 'compare', a: 'tabby', b: 'dog' }),
      JSON.stringify({ id: 'q5', kind: 'followup', turns: ['what is a tabby', 'is it common'] }),
    ].join('\n');
    const { output, exitCode } = await run(['batch'], { input });
    expect(parseLines(output)).toEqual([
      { id: 'q1', ...tabbyResult },
      expect.objectContaining({ id: 'q2', status: 'abstained' }),
      { id: 'q3', ...comparisonResult },
      { id: 'q4', ...comparisonResult },
      { id: 'q5', ...tabbyResult },
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
      { id: 'y', error: 'line 5: kind is "sing", expected "ask" or "none" or "compare" or "followup"' },
      { id: null, error: 'line 6: kind is missing, expected "ask" or "none" or "compare" or "followup"' },
      { id: 'z', error: 'line 7: question is 5, expected text' },
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

  it('has nothing to say to nothing', async () => {
    expect(await run(['batch'], { input: '\n\n' })).toMatchObject({ exitCode: 0, output: '' });
  });
});
