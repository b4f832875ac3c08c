import { expect, test } from 'vitest';
import type { Paragraph } from '../../src/corpus/document.ts';
import { renderAbstention } from '../../src/message/render-abstention.ts';
import { quoteBlocks } from '../../src/message/quote.ts';
import { cite } from '../../src/message/cite.ts';
import { catalogue } from '../../src/message/words.ts';
import { makeAnswer, makePassage, readMessage } from './builders.ts';

/** A passage of which every sentence is a block of its own. */
function makeBlocks(...blocks: readonly (readonly [Paragraph['kind'], string])[]) {
  const passage = makePassage(
    blocks.map(([, text]) => text),
    { gap: '\n\n' },
  );
  const kinds = passage.sentences.map(({ start, end }, index) => ({ kind: blocks[index]![0], start, end }));
  return { ...passage, section: { ...passage.section, blocks: kinds } };
}

test('code stands in a fence that it cannot end, and is never bold', () => {
  const passage = makeBlocks(['paragraph', 'Start it.'], ['code', 'run *now*\n```'], ['paragraph', 'Done.']);
  expect(quoteBlocks(passage, passage, passage.sentences)).toBe(
    '> **Start it.**\n```\nrun *now*\n``\u200b`\n```\n> **Done.**',
  );
});

test('a list has the mark of its first item, wherever it is cut', () => {
  const text = 'Start\n\n1. Open it. Wait.\n2. Run it.';
  const { document, section } = makePassage([text]);
  expect(quoteBlocks({ document, section }, { start: text.indexOf('Open'), end: text.length })).toBe(
    '> 1\\. Open it. Wait.\n> 2\\. Run it.',
  );
  expect(quoteBlocks({ document, section }, { start: text.indexOf('Wait'), end: text.length })).toBe(
    '> Wait.\n> 2\\. Run it.',
  );
});

test('a note stands in small print inside of the quote', () => {
  const passage = makeBlocks(['paragraph', 'Start it.'], ['note', 'Or not.']);
  expect(quoteBlocks(passage, passage)).toBe('> Start it.\n> \n> -# Or not.');
});

test('a citation leads to the section, where its page has an address', () => {
  const { document, section } = makePassage(['Xen is old.'], { url: 'https://a.example/doc' });
  expect(cite(document, { ...section, url: 'https://a.example/doc#xen' })).toContain(
    '(https://a.example/doc#xen)',
  );
  expect(cite(document, section)).toContain('(https://a.example/doc)');
});

test('an abstention names the place where people may ask', () => {
  const answer = makeAnswer({ status: 'abstained' });
  const contact = { label: 'the [forum]', url: 'https://forum.example' };
  expect(readMessage(renderAbstention(answer, catalogue.en, { language: 'en', contact }))).toContain(
    String.raw`-# Not in the articles? Ask in [the \[forum\]](https://forum.example)`,
  );
});
