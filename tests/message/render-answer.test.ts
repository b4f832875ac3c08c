import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { createMessageCallback } from '../../src/discord/body.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { makeAnswer, makeAnswerPassage, makePassage, readMessage, readQuotes, render } from './builders.ts';

const sentences = ['Xen is a Type-1 hypervisor.', 'Xen was born in Cambridge.', 'Xen is free.'];
const shown = makeAnswerPassage(makePassage(sentences), [1]);
const linked = makePassage(sentences, { url: 'https://example.com/hv', headings: ['Type 1', 'Xen'] });
const list = makePassage(['Who uses Xen:', '- Amazon', '- Rackspace'], { gap: '\n' });
const withLinks = makePassage(sentences, {
  links: [
    { start: 0, end: 3, url: 'https://xenproject.org/(x)' },
    { start: 4, end: 6, url: '#inside' },
  ],
});
const long = Array.from(
  { length: 60 },
  (_, index) => `Sentence ${index} ${'says something '.repeat(8)}here.`,
);
const others = ['Xen', 'KVM', 'KVM', 'OpenVZ', 'LXC'].map((heading) =>
  makeAnswerPassage(makePassage([`${heading} is here.`], { headings: [heading] })),
);

describe('an answer', () => {
  test.each<[string, Partial<Answer>, string]>([
    [
      'the whole excerpt as a quote, with the answering sentence in bold',
      { passages: [shown] },
      '> Xen is a Type-1 hypervisor. **Xen was born in Cambridge.** Xen is free.',
    ],
    [
      'document, section and date, with a link to the sentence',
      { passages: [makeAnswerPassage(linked, [1])] },
      '— [Hypervisors › Type 1 › Xen](https://example.com/hv#:~:text=Xen%20was%20born%20in%20Cambridge.) · updated 2026-11-24',
    ],
    [
      'a citation without link or date when the document has none',
      { passages: [makeAnswerPassage(makePassage(sentences, { updated: null }))] },
      '\n— Hypervisors › Xen\n',
    ],
    [
      'which part of a long section it is',
      { passages: [makeAnswerPassage({ ...linked, part: { number: 2, count: 5 } })] },
      ' · part 2 of 5 · updated',
    ],
    [
      'the lines of a list, and marks each line of an answer by itself',
      { passages: [{ ...makeAnswerPassage(list), highlights: [{ start: 0, end: 22 }] }] },
      '> **Who uses Xen:**\n> **\\- Amazon**\n> \\- Rackspace',
    ],
    [
      'the links that lie inside the excerpt, and no others',
      { passages: [makeAnswerPassage(withLinks)] },
      '-# Sources named there: [Xen](https://xenproject.org/%28x%29)\n',
    ],
    [
      'how words were read',
      { passages: [shown], readings: [{ typed: 'xne', read: 'Xen' }] },
      '-# Read as: xne → Xen\n',
    ],
    [
      'which of several questions is not answered',
      { passages: [shown], unanswered: ['is it free?'] },
      '-# The articles do not answer: is it free?\n',
    ],
    [
      'two other sections, each once',
      { passages: others },
      '**Also on this**\n- Hypervisors › KVM\n- Hypervisors › OpenVZ\n',
    ],
    [
      'whole sentences near the answer where there is no room for all, and the cuts',
      { passages: [makeAnswerPassage(makePassage(long), [30])] },
      `**${long[30]}**`,
    ],
    [
      'the place when the answering sentence alone is too long',
      { passages: [makeAnswerPassage(makePassage(['word '.repeat(1_000).trim()]))] },
      'too long for one message. It stands here:\n— Hypervisors › Xen',
    ],
    [
      'a long question in small print, whole',
      { passages: [shown], question: `${'why '.repeat(120)}?` },
      `-# ${'why '.repeat(120)}?\n`,
    ],
  ])('shows %s', (_, parts, expected) => {
    const message = render(makeAnswer(parts));
    expect(`${readMessage(message)}\n`).toContain(expected);
  });

  test('shows that it was cut at both ends', () => {
    const text = readMessage(render(makeAnswer({ passages: [makeAnswerPassage(makePassage(long), [30])] })));
    expect(text).toMatch(/> \[…\]\n> Sentence[^]*here\.\n> \[…\]/u);
  });
});

describe('an abstention', () => {
  const far = makePassage(['far '.repeat(200).trim(), 'KVM is short.'], { headings: ['KVM'] });
  const message = render(
    makeAnswer({
      status: 'abstained',
      passages: [shown, makeAnswerPassage(far, [0])],
      unknownTerms: ['*quantum*'],
      suggestions: ['What is Xen?'],
    }),
  );

  test.each([
    ['Xen is a hypervisor, and it runs the guests.', true],
    ['猫は毎日寝る。', false],
  ])('names English as the language to ask in where it holds %s', (text, isNamed) => {
    const near = makeAnswerPassage(makePassage([text]), [0]);
    const answer = makeAnswer({ status: 'abstained', question: '犬はどこですか', passages: [near] });
    expect(readMessage(render(answer)).includes('English')).toBe(isNamed);
  });

  test('says what it does not know, and offers what is near', () => {
    expect(message.blocks).toEqual([
      '### What is Xen?\nThe articles do not answer this.\nThey never mention **\\*quantum\\***.',
      [
        'The nearest they come to it',
        '**Hypervisors › Xen**\n> Xen was born in Cambridge.',
        '**Hypervisors › KVM**\n> KVM is short.',
      ].join('\n'),
      'What they do answer\n- What is Xen?',
    ]);
  });

  test('stands alone when nothing is near', () => {
    expect(render(makeAnswer({ status: 'abstained' })).blocks).toHaveLength(1);
  });
});

const sentence = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 600 })
  .filter((text) => text.trim() === text && text !== '');
const passageArbitrary = fc
  .record({
    texts: fc.array(sentence, { minLength: 1, maxLength: 12 }),
    gap: fc.constantFrom(' ', '\n', ''),
    url: fc.option(fc.webUrl()),
    title: fc.string({ maxLength: 300 }),
    headings: fc.array(fc.string({ maxLength: 300 }), { maxLength: 3 }),
    answering: fc.nat({ max: 11 }),
  })
  .map(({ texts, answering, ...parts }) =>
    makeAnswerPassage(makePassage(texts, parts), [answering % texts.length]),
  );
const answerArbitrary = fc.record({
  status: fc.constantFrom('answered' as const, 'abstained' as const),
  question: fc.string({ unit: 'grapheme', maxLength: 6_000 }),
  sure: fc.boolean(),
  comparison: fc.constant(null),
  confidence: fc.constant(0.5),
  passages: fc.array(passageArbitrary, { maxLength: 3 }),
  unknownTerms: fc.array(fc.string({ maxLength: 500 })),
  readings: fc.array(
    fc.record({ typed: fc.string({ maxLength: 500 }), read: fc.string({ maxLength: 500 }) }),
  ),
  suggestions: fc.array(fc.string({ maxLength: 300 })),
  unanswered: fc.array(fc.string({ maxLength: 6_000 })),
});

describe('whatever the answer', () => {
  test('the message is one that Discord takes', () => {
    fc.assert(
      fc.property(answerArbitrary, (answer) => {
        const message = render(answer);
        expect(validateCallback(createMessageCallback(message))).toEqual([]);
      }),
    );
  });

  test('what is quoted stands in the document, character by character', () => {
    fc.assert(
      fc.property(answerArbitrary, (answer) => {
        const texts = answer.passages.map(({ passage }) => passage.document.text);
        for (const quote of readQuotes(render(answer))) {
          expect(texts.some((text) => text.includes(quote))).toBe(true);
        }
      }),
    );
  });
});
