import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';
import { kettleEngine as engine } from './kettles.ts';

const texts = (snippets: readonly { readonly text: string }[]): readonly string[] =>
  snippets.map(({ text }) => text);

const pots = await createEngine(
  makeCorpus({
    'Steel pots': 'A steel pot is fast to heat. A steel pot costs 20 euros. A steel pot shines.',
    'Clay pots': 'A clay pot is slow to heat. A clay pot costs 5 euros. A clay pot breaks when it falls.',
  }),
);

describe('a comparison', () => {
  test('quotes at most six sentences a side, none twice, each word for word', async () => {
    const { a, b } = await engine.compare('kettle', 'teapot', null);
    for (const { snippets } of [a, b]) {
      expect(snippets.length).toBeGreaterThan(0);
      expect(snippets.length).toBeLessThanOrEqual(6);
      expect(new Set(texts(snippets)).size).toBe(snippets.length);
      expect(snippets.every(({ text, passage }) => passage.text.includes(text))).toBe(true);
    }
  });

  test('of a thing with its parent keeps both apart', async () => {
    const { a, b, status } = await engine.compare('whistling kettle', 'kettle', null);
    expect([status, a.subject, b.subject]).toEqual(['answered', 'Stovetop kettle', 'Kettle']);
    expect(a.snippets.every(({ passage }) => passage.section.headings[0] === 'Stovetop kettles')).toBe(true);
    expect(texts(b.snippets)).toContain('A kettle is a vessel for boiling water with electricity.');
  });

  test('by an aspect that nothing is said of is withheld, and says why', async () => {
    expect(await engine.compare('kettle', 'teapot', 'colour')).toMatchObject({
      status: 'abstained',
      reason: 'nothing-said',
      aspect: 'colour',
      a: { snippets: [] },
      b: { snippets: [] },
    });
  });

  test('reads a name with a slip of the keyboard', async () => {
    expect(await engine.compare('ketle', 'teapt', null)).toMatchObject({
      a: { asked: 'ketle', subject: 'Kettle' },
      b: { asked: 'teapt', subject: 'Teapot' },
    });
  });

  test.each([
    ['how fast', 'performance'],
    ['what it costs', 'cost and licence'],
  ])('by an aspect in free words ("%s") quotes what is said of it', async (asked, aspect) => {
    const { a, b } = await pots.compare('steel pot', 'clay pot', asked);
    expect([...a.snippets, ...b.snippets].length).toBeGreaterThan(1);
    expect([...a.snippets, ...b.snippets].every((snippet) => snippet.aspect === aspect)).toBe(true);
  });

  test('tells names apart by the word that differs', async () => {
    const { a, b } = await pots.compare('steel pot', 'clay pot', null);
    expect(texts(a.snippets).filter((text) => text.startsWith('A clay pot'))).toEqual([]);
    expect(texts(b.snippets).filter((text) => text.startsWith('A steel pot'))).toEqual([]);
  });

  test('shows sentences that speak of no aspect when there is room', async () => {
    expect(texts((await pots.compare('steel pot', 'clay pot', null)).a.snippets)).toContain(
      'A steel pot shines.',
    );
  });

  test('of a thing with itself says what it is, and what else it compares with', async () => {
    expect(await engine.compare('kettle', 'Kettles', null)).toMatchObject({
      status: 'abstained',
      reason: 'same-subject',
      related: ['Teapot', 'Stovetop kettle'],
    });
    expect((await engine.compare('kettle', 'Kettles', null)).a.snippets.length).toBeGreaterThan(0);
  });

  test('can be narrowed to aspects that both sides speak of', async () => {
    const field = { kind: 'aspect', a: 'kettle', b: 'teapot', label: String } as const;
    const found = engine.complete(field, '', 25);
    expect(found.length).toBeGreaterThan(0);
    for (const { value } of found) {
      expect(await engine.compare('kettle', 'teapot', value)).toMatchObject({
        status: 'answered',
        reason: null,
      });
    }
  });

  test('with half a name offers the names that begin so', async () => {
    expect(await engine.compare('stovet', 'teapot', null)).toMatchObject({
      reason: 'unknown-subject',
      a: { subject: null, didYouMean: ['Stovetop kettle'] },
    });
  });

  test('with nothing at all is withheld', async () => {
    expect(await engine.compare('', 'teapot', null)).toMatchObject({
      status: 'abstained',
      reason: 'unknown-subject',
      a: { subject: null, snippets: [] },
      b: { subject: 'Teapot' },
    });
  });
});
