import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { printAnswer } from '../../src/cli/print-answer.ts';
import { printMarkdown } from '../../src/cli/print-markdown.ts';
import { openTerminal, type Style, writeProgress } from '../../src/cli/terminal.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { run } from './run.ts';

const plain: Style = { width: 80, colour: false };
const coloured: Style = { width: 80, colour: true };
const engine = createFakeEngine();

const terminalOf = (isTTY: boolean, columns: number | undefined, isPlain: boolean): Style =>
  openTerminal(
    {
      stdin: new PassThrough(),
      stdout: Object.assign(new PassThrough(), { isTTY, ...(columns === undefined ? {} : { columns }) }),
      stderr: new PassThrough(),
    },
    isPlain,
  ).style;

describe('markdown in a terminal', () => {
  it.each([
    ['### A *title*', 'A title', '\u001B[1mA title\u001B[22m'],
    ['-# small', 'small', '\u001B[2msmall\u001B[22m'],
    ['> **Yes.** No.', '  **Yes.** No.', '  \u001B[1mYes.\u001B[22m No.'],
    [String.raw`> 2 \* 3 \[x\](y)`, '  2 * 3 [x](y)', '  2 * 3 [x](y)'],
    ['**On both**', 'On both', '\u001B[1mOn both\u001B[22m'],
    ['> A fact.\n-# Its place', '  A fact.\n  — Its place', '  A fact.\n  — Its place'],
    ['```\n  a * b\n```', '    a * b', '    a * b'],
    ['[here](https://a.example/b#:~:text=x)', 'here (https://a.example/b)', 'here (https://a.example/b)'],
  ])('%j is shown as %j', (markdown, asText, asColoured) => {
    expect(printMarkdown(markdown, plain)).toBe(asText);
    expect(printMarkdown(markdown, coloured)).toBe(asColoured);
  });

  it('hangs what does not fit a list item under its text', () => {
    const list = String.raw`> Dogs need:
> \- a walk in the morning, whatever the weather is like outside
> 1\. **company, and somebody to play with all day**`;
    expect(printMarkdown(list, { width: 40, colour: false })).toBe(`  Dogs need:
  - a walk in the morning, whatever the
    weather is like outside
  1. **company, and somebody to play
     with all day**`);
  });

  it.each([20, 33, 60, 100])('keeps every line of prose within %i columns', async (width) => {
    const { output } = await run(['ask', 'what is Xen'], { width, isColoured: true });
    for (const line of stripVTControlCharacters(output).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('a printed answer', () => {
  it('shows the excerpt with the answering sentence marked, and where it stands', async () => {
    const { output } = await run(['ask', 'what is Xen']);
    expect(output).toBe(`  **Xen is a Type-1 hypervisor.** Xen is free.
— Hypervisors › Xen · updated 2026-11-24
`);
  });

  it('says plainly that there is no answer, and what is unknown', async () => {
    const { output } = await run(['ask', 'a', 'ferret']);
    expect(output).toBe('The articles do not answer this.\nThey never mention a, ferret.\n');
  });

  it('marks nothing where it is in doubt, and says so, with what is not answered', async () => {
    const answer = { ...(await engine.ask('what is Xen')), sure: false, unanswered: ['is it free?'] };
    expect(printAnswer(answer, engine, plain)).toMatch(
      /^The articles do not answer: is it free\?\nIt is not certain [^]*\n\n {2}Xen is a Type-1 hypervisor\. Xen is free\.\n— /u,
    );
  });

  it('explains each score when asked to', async () => {
    const { output } = await run(['ask', '--explain', 'what is Xen']);
    expect(output).toContain('answered, confidence 90 %\n\n1. doc#top.1\n');
    expect(output).toMatch(/bm25 +8\.100 +12\.346/u);
    expect(output).toMatch(/xen +1\.500 +text, headings/u);
  });
});

it('a printed comparison shows each aspect, and what is not said', async () => {
  const { output } = await run(['compare', 'Xen', 'KVM']);
  expect(output).toBe(`Xen and KVM

Performance
Xen
  Xen is fast.
  — Xen
KVM
The articles do not say.
`);
});

it.each([
  [true, '\r\u001B[KEncoding the passages: 5 of 10 texts'],
  [false, 'Encoding the passages: 5 of 10 texts\n'],
])('progress takes one line in a terminal, and further lines elsewhere (%j)', (isTTY, expected) => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  writeProgress(stream, 5, 10);
  expect(String(stream.read())).toBe(expected);
});

describe('the terminal', () => {
  it('is coloured only when it is one and NO_COLOR is not set', () => {
    expect(terminalOf(true, 90, false)).toEqual({ width: 90, colour: true });
    expect(terminalOf(true, 90, true).colour).toBe(false);
    expect(terminalOf(false, 90, false).colour).toBe(false);
  });

  it('is read at 80 columns when its width is unknown, and at no more than 100', () => {
    const widths = [undefined, 0, 5, 60, 300].map((columns) => terminalOf(true, columns, false).width);
    expect(widths).toEqual([80, 80, 20, 60, 100]);
  });
});
