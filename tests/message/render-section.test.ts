import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMessageCallback } from '../../src/discord/body.ts';
import { renderAbout } from '../../src/message/render-about.ts';
import { renderPassages } from '../../src/message/render-answer.ts';
import { paginate, renderSection } from '../../src/message/render-section.ts';
import { renderDocument, renderDocuments } from '../../src/message/render-topics.ts';
import { catalogue, type Words } from '../../src/message/words.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';
import { makeAnswer, makeAnswerPassage, makePassage, readMessage, readQuotes, render } from './builders.ts';

const languages = ['en', 'vi'] as const;
const about = {
  version: '1.0.0',
  isCounting: false,
  isEncoding: false,
  isChatting: false,
  commands: ['`/virt`'],
};

/** What a reader sees of a section over all its pages. */
function readPages(sentences: readonly string[], gap: string): string {
  const section = [makePassage(sentences, { gap })] as const;
  const pages = paginate(section).length;
  return Array.from({ length: pages }, (_, page) => readQuotes(renderSection(section, page, catalogue.en)))
    .flat()
    .join(gap);
}

describe('a section', () => {
  test('of one page says no number', () => {
    const message = renderSection([makePassage(['Xen is free.'])], 0, catalogue.en);
    expect(readMessage(message)).toBe('### Xen\n> Xen is free.\n— Hypervisors › Xen · updated 2026-11-24');
  });

  test('of many pages is whole over all of them, sentence by sentence', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} ${'says much '.repeat(20)}.`,
    );
    expect(readPages(sentences, ' ')).toBe(sentences.join(' '));
  });

  test('beyond its last page is its last page', () => {
    const section = [makePassage(['Xen is free.'])] as const;
    expect(renderSection(section, 9, catalogue.en)).toEqual(renderSection(section, 0, catalogue.en));
  });

  test('shows where a sentence too long for any page was left out', () => {
    const section = [makePassage(['Xen is free.', 'word '.repeat(1_000).trim(), 'Xen is fast.'])] as const;
    const pages = [0, 1, 2].map((page) => readMessage(renderSection(section, page, catalogue.en)));
    expect(pages.map((page) => /^> .*$/mu.exec(page)?.[0])).toEqual([
      '> Xen is free.',
      '> […]',
      '> Xen is fast.',
    ]);
  });

  test('is one that Discord takes, whatever stands in it, in every style', () => {
    const sentence = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 900 })
      .filter((text) => text.trim() === text);
    const title = fc.string({ maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 20 }),
        title,
        fc.nat(5),
        (texts, name, page) => {
          const section = [makePassage(texts, { title: name, headings: [name] })] as const;
          const message = renderSection(section, page, catalogue.en);
          expect(validateCallback(createMessageCallback(message))).toEqual([]);
        },
      ),
    );
  });
});

describe('further passages', () => {
  test('are quoted each with its place', () => {
    const passages = ['KVM', 'LXC'].map((name) =>
      makeAnswerPassage(makePassage([`${name} is here.`], { headings: [name] })),
    );
    const message = renderPassages('what is *it*', passages, catalogue.en);
    expect(message.blocks).toEqual([
      String.raw`### More passages on: what is \*it\*`,
      '> **KVM is here.**\n— Hypervisors › KVM · updated 2026-11-24',
      '> **LXC is here.**\n— Hypervisors › LXC · updated 2026-11-24',
    ]);
  });

  test('that are too long for their share are named', () => {
    const passages = [makeAnswerPassage(makePassage(['word '.repeat(900).trim()]))];
    expect(readMessage(renderPassages('x', passages, catalogue.en))).toContain('Hypervisors › Xen');
  });
});

describe('lists of what there is', () => {
  const corpus = makeCorpus(
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Heading ${index}`, 'Some text is here.'])),
  );
  const document = corpus.documents[0]!;

  test('name the documents and count their sections', () => {
    expect(readMessage(renderDocuments(corpus, 0, catalogue.en))).toContain('- **Handbook** · 60 sections');
  });

  test('name the sections of a document a page at a time, and say that there are more', () => {
    const first = readMessage(renderDocument(corpus, document, 0, catalogue.en));
    expect(first).toContain('- Heading 24\n-# 35 more are on the next pages.');
    expect(readMessage(renderDocument(corpus, document, 2, catalogue.en))).toMatch(/- Heading 59$/);
  });

  test('say what the bot is, within the limits', () => {
    const source = 'A long title of a source '.repeat(10);
    const documents = Array.from({ length: 500 }, () => ({ ...document, source, licence: 'MIT' }));
    for (const language of languages) {
      const message = renderAbout({ ...corpus, documents }, about, catalogue[language]);
      expect(validateCallback(createMessageCallback(message))).toEqual([]);
      expect(readMessage(message)).toMatch(/\/topics/);
      expect(readMessage(message).match(/MIT/g)).toHaveLength(1);
    }
  });

  test.each([
    [{}, 'It stores nothing', 'Mention it'],
    [{ isCounting: true }, 'It counts', 'It stores nothing:'],
    [{ isChatting: true }, 'Mention it', 'It counts'],
    [{ isEncoding: true }, 'by what they mean', 'by their words alone'],
  ])('say with %j what the bot does', (parts, said, unsaid) => {
    const text = readMessage(renderAbout(corpus, { ...about, ...parts }, catalogue.en));
    expect(text).toContain(said);
    expect(text).not.toContain(unsaid);
  });
});

describe('around a quotation', () => {
  const sentences = ['Xen is slow.', 'Xen is free.'];

  test('another name for the same thing is explained', () => {
    const passages = [makeAnswerPassage(makePassage(sentences))];
    const names = [{ typed: 'KVM', read: 'Kernel-based Virtual Machine' }];
    expect(readMessage(render(makeAnswer({ passages }), catalogue.en, names))).toContain(
      '-# Matched as: KVM = Kernel-based Virtual Machine',
    );
  });

  test('its language is named where the words around it are in another', () => {
    const passages = [makeAnswerPassage(makePassage(sentences))];
    const read = (words: Words): string => readMessage(render(makeAnswer({ passages }), words));
    expect(read(catalogue.vi)).toContain('Các bài viết bằng tiếng Anh');
    expect(read(catalogue.en)).not.toContain('English');
  });
});
