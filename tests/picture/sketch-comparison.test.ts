import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison, Snippet } from '../../src/answer/comparison.ts';
import { sketchComparison } from '../../src/picture/sketch-comparison.ts';
import { makeComparison, makeSide, makeSnippet } from '../message/builders.ts';
import { catalogue } from '../../src/message/words.ts';

const fast = makeSnippet('Xen is fast.', 'performance', { title: 'Xen', headings: ['How fast'] });
const free = makeSnippet('Xen is free.', 'cost', { title: 'Xen', headings: ['Price'] });
const slow = makeSnippet('KVM is not slow.', 'performance', { title: 'KVM', headings: ['How slow'] });
const long = (aspect: string, letter: string): Snippet =>
  makeSnippet(`${`${letter}word `.repeat(50)}end.`, aspect, { headings: [aspect] });

function compare(a: readonly Snippet[], b: readonly Snippet[], parts: Partial<Comparison> = {}): Comparison {
  return makeComparison({
    a: makeSide({ snippets: a }),
    b: makeSide({ asked: 'kvm', subject: 'KVM', snippets: b }),
    ...parts,
  });
}

describe('the picture of a comparison', () => {
  test('quotes both sides under each aspect, with the number of the passage', () => {
    const { drawing, alt, citations } = sketchComparison(compare([fast, free], [slow]), catalogue.en);
    expect(alt).toBe(
      [
        'Xen and KVM',
        'Performance – Xen: “Xen is fast.”\u00a0[1] KVM: “KVM is not slow.”\u00a0[2]',
        'Cost – Xen: “Xen is free.”\u00a0[3] KVM: The articles do not say.',
        '[1] Xen › How fast; [2] KVM › How slow; [3] Xen › Price',
      ].join('\n'),
    );
    for (const shown of ['“Xen is fast.”\u00a0[1]', 'The articles do not say.', '[3] Xen › Price']) {
      expect(drawing).toContain(`"${shown}"`);
    }
    expect(citations).toEqual([fast.passage, slow.passage, free.passage]);
  });

  test('quotes a sentence on both sides once, over both columns', () => {
    const { drawing, alt } = sketchComparison(compare([slow, free], [slow], { both: [slow] }), catalogue.en);
    expect(alt).toContain('Performance – “KVM is not slow.”\u00a0[1]\n');
    expect(drawing.split('KVM is not slow.')).toHaveLength(2);
  });

  test('adds the sentences on both subjects that stand under no aspect', () => {
    const { alt } = sketchComparison(compare([fast], [], { both: [slow] }), catalogue.en);
    expect(alt).toContain('On both – “KVM is not slow.”\u00a0[2]');
  });

  test('names the aspects that it has no room for, those of one side first', () => {
    const aspects = ['speed', 'cost', 'safety', 'makers', 'users'];
    const a = aspects.map((aspect) => long(aspect, 'a'));
    const b = aspects.filter((aspect) => aspect !== 'cost').map((aspect) => long(aspect, 'b'));
    const { drawing, alt } = sketchComparison(compare(a, b), catalogue.en);
    expect(drawing).toContain('"Left out here: Cost,');
    expect(alt).toMatch(/Left out here: .*Cost/u);
  });

  test('keeps a single row, however long it is', () => {
    const endless = makeSnippet(`${'word '.repeat(600)}end.`, 'speed');
    expect(sketchComparison(compare([endless], []), catalogue.en).drawing).toContain('word end.');
  });

  test('has an alt text inside the limit that quotes whole sentences only', () => {
    const snippet = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('speed', 'cost', 'users', null))
      .map(([count, aspect]) => makeSnippet(`${'word '.repeat(count)}end.`, aspect));
    const side = fc.array(snippet, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { alt } = sketchComparison(compare(a, b), catalogue.en);
        expect(alt.length).toBeLessThanOrEqual(1024);
        expect(alt.split('“')).toHaveLength(alt.split('end.”').length);
      }),
    );
  });

  test('cuts names that fill the alt text at a word', () => {
    const subject = 'name '.repeat(400).trim();
    const { alt } = sketchComparison(
      compare([fast], [slow], { a: makeSide({ subject, snippets: [fast] }) }),
      catalogue.en,
    );
    expect(alt).toMatch(/^name [\s\S]* name…$/u);
    expect(alt.length).toBeLessThanOrEqual(1024);
  });

  test('is refused when there is nothing to compare', () => {
    const nothing = compare([fast], [], { status: 'abstained', reason: 'unknown-subject' });
    expect(() => sketchComparison(nothing, catalogue.en)).toThrow(
      expect.objectContaining({ name: 'PictureError', reason: 'nothing-to-draw' }),
    );
  });
});
