import { describe, expect, test } from 'vitest';
import { kettleEngine as engine } from './kettles.ts';

const texts = (snippets: readonly { readonly text: string }[]): readonly string[] =>
  snippets.map(({ text }) => text);

describe('a comparison', () => {
  test('quotes at most six sentences a side, none twice, each word for word', () => {
    const { a, b } = engine.compare('kettle', 'teapot', null);
    for (const { snippets } of [a, b]) {
      expect(snippets.length).toBeGreaterThan(0);
      expect(snippets.length).toBeLessThanOrEqual(6);
      expect(new Set(texts(snippets)).size).toBe(snippets.length);
      expect(snippets.every(({ text, passage }) => passage.text.includes(text))).toBe(true);
    }
  });

  test('of a thing with its parent keeps both apart', () => {
    const { a, b, status } = engine.compare('whistling kettle', 'kettle', null);
    expect([status, a.subject, b.subject]).toEqual(['answered', 'Stovetop kettle', 'Kettle']);
    expect(a.snippets.every(({ passage }) => passage.section.headings[0] === 'Stovetop kettles')).toBe(true);
    expect(texts(b.snippets)).toContain('A kettle is a vessel for boiling water with electricity.');
  });

  test('by an aspect that nothing is said of is withheld, and says why', () => {
    expect(engine.compare('kettle', 'teapot', 'colour')).toMatchObject({
      status: 'abstained',
      reason: 'nothing-said',
      aspect: 'colour',
      a: { snippets: [] },
      b: { snippets: [] },
    });
  });

  test('reads a name with a slip of the keyboard', () => {
    expect(engine.compare('ketle', 'teapt', null)).toMatchObject({
      a: { asked: 'ketle', subject: 'Kettle' },
      b: { asked: 'teapt', subject: 'Teapot' },
    });
  });

  test('with half a name offers the names that begin so', () => {
    expect(engine.compare('stovet', 'teapot', null)).toMatchObject({
      reason: 'unknown-subject',
      a: { subject: null, didYouMean: ['Stovetop kettle'] },
    });
  });

  test('with nothing at all is withheld', () => {
    expect(engine.compare('', 'teapot', null)).toMatchObject({
      status: 'abstained',
      reason: 'unknown-subject',
      a: { subject: null, snippets: [] },
      b: { subject: 'Teapot' },
    });
  });
});
