import { devNull } from 'node:os';
import { openSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { AnswerPassage } from '../../src/answer/answer.ts';
import { wrapQuotation } from '../../src/cli/layout.ts';
import { printAnswer } from '../../src/cli/print-answer.ts';
import { printComparison } from '../../src/cli/print-comparison.ts';
import { chooseWidth, describeInput, openTerminal } from '../../src/cli/terminal.ts';
import type { ProcessStreams } from '../../src/cli/terminal.ts';
import { makeEngine } from './fake-engine.ts';
import { run } from './run.ts';

const plain = { width: 80, colour: false };
const bold = (text: string): string => `\u001B[1m${text}\u001B[22m`;
const engine = makeEngine();

const streams = (isTTY: boolean, columns: number): ProcessStreams => ({
  stdin: new PassThrough(),
  stdout: Object.assign(new PassThrough(), { isTTY, columns }),
  stderr: new PassThrough(),
});

describe('a printed answer', () => {
  it('shows the excerpt, where it stands, its sources and the other passages', async () => {
    const { output } = await run(['ask', 'what is a tabby']);
    expect(output).toBe(`**A tabby is a cat with stripes.** Tabbies are common, and every tabby has a
mark like a letter M on its forehead.

— Pets › Cats › Tabby · 2026-01-31
  letter M: https://example.org/m

More in the article
- Pets · 2026-01-31
  “Cats sleep most of the day.”
`);
  });

  it('says plainly that there is no answer, what is unknown and what is near', async () => {
    const { output } = await run(['ask', 'what is a ferret']);
    expect(output).toBe(`The article does not answer this.
It says nothing of "ferret".

What it says nearby
- Pets · 2026-01-31
  “Cats sleep most of the day.”

Questions it can answer
- What is a tabby?
`);
  });

  it('says which words were read as others', async () => {
    const answer = { ...(await engine.ask('tabby')), readings: [{ typed: 'taby', read: 'tabby' }] };
    expect(printAnswer(answer, plain)).toMatch(/^"taby" read as "tabby"\n\n/);
  });

  it('gives the address of a document that has one', async () => {
    const answer = await engine.ask('tabby');
    const passages = answer.passages.map((quoted): AnswerPassage => ({
      ...quoted,
      passage: {
        ...quoted.passage,
        document: { ...quoted.passage.document, url: 'https://example.org/pets', updated: null },
      },
    }));
    expect(printAnswer({ ...answer, passages }, plain)).toContain(
      '— Pets › Cats › Tabby\n  https://example.org/pets\n',
    );
  });

  it('marks the answering sentence bold, and only on a terminal with colours', async () => {
    const coloured = await run(['ask', 'what is a tabby'], { isColoured: true });
    expect(coloured.output).toContain(bold('A tabby is a cat with stripes.'));
    const { output } = await run(['ask', 'what is a tabby']);
    expect(output).not.toContain('\u001B');
  });

  it.each([[20], [33], [60], [100]])('keeps every line of prose within %i columns', async (width) => {
    const { output } = await run(['ask', 'what is a tabby'], { width, isColoured: true });
    const lines = stripVTControlCharacters(output).split('\n');
    const prose = lines.filter((line) => !line.includes('https://'));
    expect(Math.max(...prose.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  });

  it('explains each score when asked to', async () => {
    const { output } = await run(['ask', '--explain', 'what is a tabby']);
    expect(output).toContain('answered, confidence 91 %');
    expect(output).toMatch(/bm25 +8\.100 +\+12\.346/);
    expect(output).toMatch(/tabbi +1\.500 +text, headings/);
  });
});

describe('a wrapped quotation', () => {
  it('keeps list lines apart and hangs what does not fit under their text', () => {
    const text = engine.corpus.passages[2]?.text ?? '';
    expect(wrapQuotation(text, [], { width: 40, colour: false })).toBe(`Dogs need:
- a walk in the morning, whatever the
  weather is like outside and however
  early it may be
- company`);
  });

  it('marks a sentence that runs over several lines on each of them', () => {
    const marked = [{ start: 0, end: 11 }];
    expect(wrapQuotation('One:\n- two\n- three', marked, plain)).toBe('**One:**\n- **two**\n- three');
  });

  it('loses no word and adds none', () => {
    for (const { text } of engine.corpus.passages) {
      const wrapped = wrapQuotation(text, [{ start: 3, end: 15 }], { width: 25, colour: true });
      expect(stripVTControlCharacters(wrapped).split(/\s+/)).toEqual(text.split(/\s+/));
    }
  });
});

describe('a printed comparison', () => {
  it('shows what is said of both, then each aspect, and what is not said', async () => {
    const { output } = await run(['compare', 'tabby', 'dog']);
    expect(output).toBe(`tabby and dog

Both
  Tabbies are common.
  — Pets › Cats › Tabby · 2026-01-31

Looks
tabby:
  A tabby is a cat with stripes.
  — Pets › Cats › Tabby · 2026-01-31
dog:
  The article does not say.
`);
  });

  it('says which name is unknown and what may have been meant', async () => {
    const { output } = await run(['compare', 'tabbi', 'dog']);
    expect(output).toBe('The article does not know "tabbi". Did you mean "tabby"?\n');
  });

  it.each([
    ['same-subject', 'Both names mean tabby'],
    ['nothing-said', 'nothing to compare tabby with dog as to looks'],
  ] as const)('says why there is nothing to compare: %s', async (reason, expected) => {
    const comparison = await engine.compare('tabby', 'dog', 'looks');
    expect(printComparison({ ...comparison, status: 'abstained', reason }, plain)).toContain(expected);
  });
});

describe('the terminal', () => {
  it('is coloured only when it is one and NO_COLOR is not set', () => {
    expect(openTerminal(streams(true, 90), false).style).toEqual({ width: 90, colour: true });
    expect(openTerminal(streams(true, 90), true).style.colour).toBe(false);
    expect(openTerminal(streams(false, 90), false).style.colour).toBe(false);
  });

  it('is read at 80 columns when its width is unknown, and at no more than 100', () => {
    expect([undefined, 0, 5, 60, 300].map(chooseWidth)).toEqual([80, 80, 20, 60, 100]);
  });

  it('tells a pipe or file from a device that nobody types into', () => {
    expect(describeInput(openSync(devNull, 'r'))).toBe('none');
    expect(describeInput(openSync(import.meta.filename, 'r'))).toBe('stream');
  });
});
