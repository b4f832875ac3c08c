import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/answer/comparison.ts';
import { createMessageCallback } from '../../src/discord/body.ts';
import { renderComparison } from '../../src/message/render-comparison.ts';
import { catalogue } from '../../src/message/words.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { makeComparison, makeSide, makeSnippet, readMessage, readQuotes } from './builders.ts';

const kvm = { asked: 'kvm', subject: 'KVM' };

describe('a comparison', () => {
  const xen = makeSnippet('Xen is fast.', 'performance');
  const other = makeSnippet('KVM is fast too.', 'performance', { headings: ['KVM'] });

  test('begins with what is said of both, then has a row for each aspect, each cell with its section', () => {
    const both = [makeSnippet('KVM came three years after Xen.', null)];
    const rows = [{ aspect: 'performance', a: xen, b: other }];
    expect(renderComparison(makeComparison({ both, rows }), catalogue.en).blocks).toEqual([
      '### Xen and KVM',
      '**On both**\n> KVM came three years after Xen.\n-# Xen',
      '**Performance**\n__Xen__\n> Xen is fast.\n-# Xen\n__KVM__\n> KVM is fast too.\n-# KVM',
    ]);
  });

  test('says that the articles do not say, for the side that lacks an aspect', () => {
    const rows = [{ aspect: 'performance', a: xen, b: null }];
    expect(readMessage(renderComparison(makeComparison({ rows }), catalogue.en))).toContain(
      '__KVM__\n*The articles do not say.*',
    );
  });

  test('by one aspect has no further titles, and says once of which side nothing is said', () => {
    const rows = [xen, other].map((a) => ({ aspect: 'performance', a, b: null }));
    const comparison = makeComparison({ aspect: 'performance', both: [xen], rows });
    expect(renderComparison(comparison, catalogue.en).blocks).toEqual([
      '### Xen and KVM: performance',
      '**On both**\n> Xen is fast.\n-# Xen',
      '**KVM**\n*The articles do not say.*',
      '**Xen**\n> Xen is fast.\n-# Xen',
      '**Xen**\n> KVM is fast too.\n-# KVM',
    ]);
  });

  test('leaves no row out for long addresses', () => {
    const url = `https://example.org/${'x'.repeat(300)}`;
    const rows = Array.from({ length: 5 }, (_, index) => {
      const [a, b] = ['Xen', 'KVM'].map((name) => makeSnippet(`${name} is ${index}.`, 'cost', { url }));
      return { aspect: 'cost', a: a!, b: b! };
    });
    const pages = [0, 1].map((page) =>
      renderComparison(makeComparison({ rows }), catalogue.en, { page, signature: null }),
    );
    expect(pages.flatMap(readQuotes)).toHaveLength(10);
  });

  test('says that nothing is said of the aspect, and gives the nearest', () => {
    const rows = [{ aspect: null, a: { ...xen, aspect: null }, b: null }];
    expect(renderComparison(makeComparison({ aspect: '*dust*', rows }), catalogue.en).blocks).toEqual([
      '### Xen and KVM: \\*dust\\*\nThe articles say nothing of “\\*dust\\*”. The nearest they say:',
      '__Xen__\n> Xen is fast.\n-# Xen\n__KVM__\n*The articles do not say.*',
    ]);
  });

  test('shows five rows at first, and the others on further pages', () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({
      aspect: `aspect ${index}`,
      a: makeSnippet(`Xen is ${index}.`, `aspect ${index}`),
      b: index === 0 ? other : null,
    }));
    const pages = [0, 1].map((page) =>
      renderComparison(makeComparison({ rows }), catalogue.en, { page, signature: null }),
    );
    expect(pages.map((page) => readQuotes(page).length)).toEqual([6, 2]);
    expect(pages[1]!.blocks.at(-1)).toBe('-# Page 2 of 2');
  });

  test('says in a sentence how a part belongs to its whole', () => {
    const comparison = makeComparison({ rows: [], both: [xen], relation: ['KVM', 'Xen'] });
    expect(renderComparison(comparison, catalogue.en).blocks[0]).toBe(
      '### Xen and KVM\n-# KVM comes under Xen.',
    );
  });
});

describe('when there is nothing to compare, the notice helps', () => {
  const known = makeSide({ ...kvm, snippets: [makeSnippet('KVM is a module.', null)] });
  const unknown = makeSide({ asked: 'opnvz', subject: null, didYouMean: ['OpenVZ', 'Xen'] });

  test.each<[string, Partial<Comparison>, readonly string[]]>([
    [
      'for two names of one subject',
      {
        a: makeSide({ asked: 'virtuozzo containers', subject: 'OpenVZ' }),
        b: makeSide({ asked: 'ovz', subject: 'OpenVZ' }),
        reason: 'same-subject',
      },
      ['virtuozzo containers and ovz are the same thing in the articles: OpenVZ'],
    ],
    [
      'for one name given twice',
      { b: makeSide({ asked: 'Xen' }), reason: 'same-subject' },
      ['xen cannot be compared with itself'],
    ],
    [
      'for a subject with itself, with what else to compare it with',
      { a: known, b: known, reason: 'same-subject', related: ['Xen', 'Hyper-V'] },
      ['KVM is a module', 'Compare it with **Xen** or **Hyper-V** instead.'],
    ],
    [
      'for an unknown name, with what may have been meant and what is said of the other',
      { a: unknown, b: known, reason: 'unknown-subject' },
      [
        'do not know **opnvz**. Did you mean **OpenVZ** or **Xen**?',
        '**What they say of KVM**\n> KVM is a module.',
      ],
    ],
    [
      'for two names like none',
      {
        a: makeSide({ asked: 'bananas', subject: null }),
        b: makeSide({ asked: 'plums', subject: null }),
        reason: 'unknown-subject',
      },
      ['Check the spelling'],
    ],
    [
      'for an aspect nothing is said about',
      { aspect: 'colour', reason: 'nothing-said' },
      ['in colour. Leave the aspect out'],
    ],
  ])('%s', (_, parts, texts) => {
    const message = renderComparison(makeComparison({ status: 'abstained', ...parts }), catalogue.en);
    // What is said of a side stands once, whichever it is.
    for (const text of texts) expect(readMessage(message).split(text)).toHaveLength(2);
  });
});

const snippetArbitrary = fc
  .record({
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
    aspect: fc.option(fc.constantFrom('cost', 'performance', 'users', 'kernel')),
    url: fc.option(fc.webUrl()),
    headings: fc.array(fc.string({ maxLength: 300 }), { maxLength: 3 }),
  })
  .map(({ text, aspect, ...parts }) => makeSnippet(text, aspect, parts));
const sideArbitrary = fc.record({
  asked: fc.string({ maxLength: 500 }),
  subject: fc.option(fc.string({ maxLength: 500 })),
  didYouMean: fc.array(fc.string({ maxLength: 500 })),
  snippets: fc.array(snippetArbitrary, { maxLength: 6 }),
});
const comparisonArbitrary = fc.record({
  status: fc.constantFrom('answered' as const, 'abstained' as const),
  a: sideArbitrary,
  b: sideArbitrary,
  aspect: fc.option(fc.string({ maxLength: 300 })),
  both: fc.array(snippetArbitrary, { maxLength: 6 }),
  rows: fc.array(
    fc.record({
      aspect: fc.option(fc.constantFrom('cost', 'performance')),
      a: fc.option(snippetArbitrary),
      b: fc.option(snippetArbitrary),
    }),
    { maxLength: 10 },
  ),
  relation: fc.constantFrom(null, ['KVM', 'Xen'] as const),
  reason: fc.constantFrom('same-subject' as const, 'unknown-subject' as const, 'nothing-said' as const, null),
});

describe('whatever the comparison', () => {
  test('the message is one that Discord takes', () => {
    fc.assert(
      fc.property(comparisonArbitrary, (comparison) => {
        const message = renderComparison(comparison, catalogue.en);
        expect(validateCallback(createMessageCallback(message))).toEqual([]);
      }),
    );
  });

  test('what is quoted stands in the corpus, character by character', () => {
    fc.assert(
      fc.property(comparisonArbitrary, (comparison) => {
        const { a, b, both, rows } = comparison;
        const cells = rows.flatMap((row) => [row.a ?? [], row.b ?? []].flat());
        const texts = [...a.snippets, ...b.snippets, ...both, ...cells].map(({ text }) => text);
        for (const quote of readQuotes(renderComparison(comparison, catalogue.en))) {
          expect(texts).toContain(quote);
        }
      }),
    );
  });
});
