import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { GoldenError } from '../../src/evaluation/golden.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeAnswerPassage, makePassage } from '../message/builders.ts';

const fake = createFakeEngine();
const kvm = makeAnswerPassage(makePassage(['KVM is free.'], { headings: ['KVM'] }));

/** Puts what speaks of KVM first, and withholds what asks for both. */
const engine = {
  ...fake,
  ask: async (question: string) => {
    const answer = await fake.ask(question);
    if (question.includes('both')) return { ...answer, status: 'abstained', confidence: 0.2 } as const;
    return question.includes('KVM') ? { ...answer, passages: [kvm, ...answer.passages] } : answer;
  },
};

test('golden questions are measured, the same in text and in data', async () => {
  const lines = [
    { id: 'q1', kind: 'ask', question: 'what is Xen?', style: 'natural', all: ['hypervisor'], any: [] },
    { id: 'q2', kind: 'none', question: 'who sells cars?', style: 'natural', near: false },
    { id: 'q3', kind: 'compare', a: 'Xen', b: 'KVM', aspect: null, a_all: ['fast'], b_all: ['fast'] },
  ];
  const report = await evaluate(lines.map((line) => JSON.stringify(line)).join('\n'), engine);
  expect(report.json).toMatchObject({ ask: { hit1: { value: 1 } }, compare: { sides: { value: 0.5 } } });
  expect(report.text).toMatch(/^ask +1 +1\.000/mu);
  expect(report.hasFailed).toBe(false);
});

describe('a list of questions with the section that has to answer', () => {
  test.each([
    ['a CSV', 'question,section\nwhat is Xen?,Xen\nwho sells cars?,\n'],
    ['a CSV of a spreadsheet', '\uFEFFsection,note,question\r\n"XEN","a ""b""",what is Xen?\r\n\r\n'],
    [
      'another, with names',
      'Question;Section\r\n"well; what is Xen?";Hypervisors › Xen\r\nwhat, who sells cars?;\r\n',
    ],
  ])('passes as %s when each is answered from there, or withheld', async (_, input) => {
    const { text, hasFailed } = await evaluate(input, engine);
    expect(text).toMatch(/^(\d) of \1 as expected$/u);
    expect(hasFailed).toBe(false);
  });

  test('says of each that fails why', async () => {
    const input =
      'question,section\nXen or KVM?,Xen\n"Xen, both",Xen\nwhat is Xen?,\nwho?,Xen\nwhat is Xen?,Zen\n';
    const { text, json, hasFailed } = await evaluate(input, engine);
    expect(text.split('\n')).toEqual([
      'Xen or KVM?',
      '  expected Xen; answered from "KVM", the expected one comes 2 (confidence 0.90)',
      'Xen, both',
      '  expected Xen; withheld; nearest is "Xen" (confidence 0.20)',
      'what is Xen?',
      '  expected no answer; answered from "Xen" (confidence 0.90)',
      'who?',
      '  expected Xen; withheld; nearest is "none" (confidence 0.90)',
      'what is Xen?',
      expect.stringMatching(/^ {2}expected Zen; answered from "Xen" .*; no section is called so/u),
      '0 of 5 as expected',
    ]);
    expect(json).toMatchObject({ questions: 5, failures: [{ section: 'Xen' }, {}, {}, {}, {}] });
    expect(hasFailed).toBe(true);
  });

  test('is refused when it names no column', async () => {
    const refused = expect(evaluate('a,b\nc,d\n', engine)).rejects;
    await refused.toThrow(GoldenError);
    await refused.toThrow(/^line 1: .*question and section/u);
  });
});
