import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMessageCallback } from '../../src/discord/body.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import {
  englishView,
  countComponents,
  makeAnswer,
  makeAnswerPassage,
  makePassage,
  readMessage,
  readQuotes,
  readTexts,
  render,
} from './builders.ts';

const sentences = ['Xen is a Type-1 hypervisor.', 'Xen was born in Cambridge.', 'Xen is free.'];

describe('an answer', () => {
  test('shows the whole excerpt as a quote with the answering sentence in bold', () => {
    const passages = [makeAnswerPassage(makePassage(sentences), [1])];
    expect(readMessage(render(makeAnswer({ passages }), englishView))).toContain(
      '> Xen is a Type-1 hypervisor. **Xen was born in Cambridge.** Xen is free.',
    );
  });

  test('names document and section, the date, and links to the sentence', () => {
    const passage = makePassage(sentences, { url: 'https://example.com/hv', headings: ['Type 1', 'Xen'] });
    const message = render(makeAnswer({ passages: [makeAnswerPassage(passage, [1])] }), englishView);
    expect(readMessage(message)).toContain(
      '— [Hypervisors › Type 1 › Xen](https://example.com/hv#:~:text=Xen%20was%20born%20in%20Cambridge.) · updated 2026-11-24',
    );
  });

  test('has a citation without link or date when the document has none', () => {
    const passage = makePassage(sentences, { updated: null });
    const message = render(makeAnswer({ passages: [makeAnswerPassage(passage)] }), englishView);
    expect(readMessage(message).split('\n')).toContain('— Hypervisors › Xen');
  });

  test('is public', () => {
    const passages = [makeAnswerPassage(makePassage(sentences))];
    expect(render(makeAnswer({ passages }), englishView).isPrivate).toBe(false);
  });

  test('keeps the lines of a list, and marks each line of an answer by itself', () => {
    const passage = makePassage(['Who uses Xen:', '- Amazon', '- Rackspace'], { gap: '\n' });
    const passages = [{ ...makeAnswerPassage(passage), highlights: [{ start: 0, end: 22 }] }];
    expect(readMessage(render(makeAnswer({ passages }), englishView))).toContain(
      '> **Who uses Xen:**\n> **\\- Amazon**\n> \\- Rackspace',
    );
  });

  test('lists the links that lie inside the excerpt, and no others', () => {
    const links = [
      { start: 0, end: 3, url: 'https://xenproject.org/(x)' },
      { start: 4, end: 6, url: '#inside' },
    ];
    const passages = [makeAnswerPassage(makePassage(sentences, { links }))];
    const text = readMessage(render(makeAnswer({ passages }), englishView));
    expect(text).toContain('-# Sources named there: [Xen](https://xenproject.org/%28x%29)');
    expect(text).not.toContain('#inside');
  });

  test('says how words were read', () => {
    const passages = [makeAnswerPassage(makePassage(sentences))];
    const answer = makeAnswer({ passages, readings: [{ typed: 'xne', read: 'Xen' }] });
    expect(readMessage(render(answer, englishView))).toContain('-# Read as: xne → Xen');
  });

  test('points to two other sections, each once', () => {
    const passages = ['Xen', 'KVM', 'KVM', 'OpenVZ', 'LXC'].map((heading) =>
      makeAnswerPassage(makePassage([`${heading} is here.`], { headings: [heading] })),
    );
    expect(readTexts(render(makeAnswer({ passages }), englishView)).at(-1)).toBe(
      '**Also on this**\n- Hypervisors › KVM\n- Hypervisors › OpenVZ',
    );
  });

  test('leaves out whole sentences far from the answer when there is no room, and shows the cut', () => {
    const long = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} ${'says something '.repeat(8)}here.`,
    );
    const passages = [makeAnswerPassage(makePassage(long), [30])];
    const text = readMessage(render(makeAnswer({ passages }), englishView));
    expect(text).toContain('> […]\n> Sentence');
    expect(text).toContain('here.\n> […]');
    expect(text).toContain(`**${long[30]}**`);
  });

  test('points to the place when the answering sentence alone is too long', () => {
    const passages = [makeAnswerPassage(makePassage(['word '.repeat(1_000).trim()]))];
    const text = readMessage(render(makeAnswer({ passages }), englishView));
    expect(text).toContain('too long for one message');
    expect(text).toContain('Hypervisors › Xen');
  });

  test('says a long question in small print, whole', () => {
    const passages = [makeAnswerPassage(makePassage(sentences))];
    const question = `${'why '.repeat(120)}?`;
    expect(readTexts(render(makeAnswer({ passages, question }), englishView))[0]).toBe(`-# ${question}`);
  });
});

describe('an abstention', () => {
  const passages = [
    makeAnswerPassage(makePassage(sentences), [1]),
    makeAnswerPassage(makePassage(['far '.repeat(200).trim(), 'KVM is short.'], { headings: ['KVM'] }), [0]),
  ];
  const answer = makeAnswer({
    status: 'abstained',
    passages,
    unknownTerms: ['*quantum*'],
    suggestions: ['What is Xen?'],
  });

  test('is private and says that there is no answer', () => {
    const message = render(answer, englishView);
    expect(message.isPrivate).toBe(true);
    expect(readMessage(message)).toContain('do not answer this');
  });

  test('names the words it does not know, escaped', () => {
    expect(readMessage(render(answer, englishView))).toContain(
      String.raw`They never mention **\*quantum\***.`,
    );
  });

  test('offers the nearest topics with one short sentence each', () => {
    const text = readMessage(render(answer, englishView));
    expect(text).toContain('**Hypervisors › Xen**\n> Xen was born in Cambridge.');
    expect(text).toContain('**Hypervisors › KVM**\n> KVM is short.');
  });

  test('offers questions that can be answered', () => {
    expect(readMessage(render(answer, englishView))).toContain('- What is Xen?');
  });

  test('marks nothing as an answer', () => {
    expect(readQuotes(render(answer, englishView))).toEqual(['Xen was born in Cambridge.', 'KVM is short.']);
  });

  test('stands alone when nothing is near', () => {
    expect(readTexts(render(makeAnswer({ status: 'abstained' }), englishView))).toHaveLength(1);
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
});

describe('whatever the answer', () => {
  test('the message is one that Discord takes', () => {
    fc.assert(
      fc.property(answerArbitrary, (answer) => {
        const message = render(answer, englishView);
        expect(readTexts(message).join('').length).toBeLessThanOrEqual(4_000);
        expect(countComponents(message)).toBeLessThanOrEqual(40);
        expect(validateCallback(createMessageCallback(message))).toEqual([]);
      }),
    );
  });

  test('what is quoted stands in the document, character by character', () => {
    fc.assert(
      fc.property(answerArbitrary, (answer) => {
        const texts = answer.passages.map(({ passage }) => passage.document.text);
        for (const quote of readQuotes(render(answer, englishView))) {
          expect(texts.some((text) => text.includes(quote))).toBe(true);
        }
      }),
    );
  });
});
