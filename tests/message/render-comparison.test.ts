import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMessageCallback } from '../../src/discord/body.ts';
import { renderComparison } from '../../src/message/render-comparison.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import {
  englishView,
  countComponents,
  makeComparison,
  makeSide,
  makeSnippet,
  readMessage,
  readQuotes,
  readTexts,
} from './builders.ts';

const kvm = { asked: 'kvm', subject: 'KVM' };

describe('a comparison', () => {
  test('begins with what is said of both', () => {
    const both = [makeSnippet('KVM came three years after Xen.', null)];
    const message = renderComparison(makeComparison({ both }), englishView);
    expect(readTexts(message)[0]).toBe('### Xen and KVM');
    expect(readTexts(message)[1]).toBe(
      '**On both**\n> KVM came three years after Xen.\n-# Hypervisors › Xen',
    );
  });

  test('puts both sides of an aspect into one block, each with its citation', () => {
    const a = makeSide({ snippets: [makeSnippet('Xen is fast.', 'performance')] });
    const b = makeSide({
      ...kvm,
      snippets: [makeSnippet('KVM is fast too.', 'performance', { headings: ['KVM'] })],
    });
    expect(readTexts(renderComparison(makeComparison({ a, b }), englishView))[1]).toBe(
      [
        '**Performance**',
        '__Xen__',
        '> Xen is fast.',
        '-# Hypervisors › Xen',
        '__KVM__',
        '> KVM is fast too.',
        '-# Hypervisors › KVM',
      ].join('\n'),
    );
  });

  test('says that the articles do not say, for the side that lacks an aspect', () => {
    const a = makeSide({ snippets: [makeSnippet('Xen is free.', 'cost')] });
    expect(readMessage(renderComparison(makeComparison({ a }), englishView))).toContain(
      '__KVM__\n*The articles do not say.*',
    );
  });

  test('does not repeat a sentence about both, and does not claim silence either', () => {
    const shared = makeSnippet('Xen and KVM are free.', 'cost');
    const message = renderComparison(
      makeComparison({
        both: [shared],
        a: makeSide({ snippets: [shared] }),
        b: makeSide({ ...kvm, snippets: [shared] }),
      }),
      englishView,
    );
    expect(readQuotes(message)).toEqual(['Xen and KVM are free.']);
    expect(readMessage(message)).not.toContain('Said above');
    expect(readMessage(message)).not.toContain('do not say');
  });

  test('does not say a sentence twice that stands in both sides', () => {
    const shared = makeSnippet('Xen and KVM are fast.', 'performance');
    const sides = { a: makeSide({ snippets: [shared] }), b: makeSide({ ...kvm, snippets: [shared] }) };
    expect(readQuotes(renderComparison(makeComparison(sides), englishView))).toEqual([
      'Xen and KVM are fast.',
    ]);
  });

  test('shows several sentences a side when only one aspect is asked for', () => {
    const snippets = ['Xen is fast.', 'Xen is small.'].map((text) => makeSnippet(text, 'performance'));
    const message = renderComparison(
      makeComparison({ aspect: 'performance', a: makeSide({ snippets }) }),
      englishView,
    );
    expect(readQuotes(message)).toEqual(['Xen is fast.', 'Xen is small.']);
    expect(readTexts(message)[0]).toBe('### Xen and KVM: performance');
  });

  test('says how much was left out for lack of room', () => {
    const snippets = Array.from({ length: 6 }, (_, index) =>
      makeSnippet(`Point ${index} ${'of many '.repeat(130)}ends.`, `aspect ${index}`),
    );
    const message = renderComparison(makeComparison({ a: makeSide({ snippets }) }), englishView);
    expect(readQuotes(message)).toHaveLength(3);
    expect(readTexts(message).at(-1)).toMatch(/^-# 3 more sentences are left out/);
  });

  test('what belongs to no aspect comes last', () => {
    const snippets = [makeSnippet('Xen is Xen.', null), makeSnippet('Xen is free.', 'cost')];
    const texts = readTexts(renderComparison(makeComparison({ a: makeSide({ snippets }) }), englishView));
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      '### Xen and KVM',
      '**Cost**',
      '**In general**',
    ]);
  });
});

describe('when there is nothing to compare, the notice is private and helps', () => {
  const abstained = { status: 'abstained' } as const;

  test('for two names of one subject', () => {
    const a = makeSide({ asked: 'virtuozzo containers', subject: 'OpenVZ' });
    const b = makeSide({ asked: 'ovz', subject: 'OpenVZ' });
    const message = renderComparison(
      makeComparison({ ...abstained, a, b, reason: 'same-subject' }),
      englishView,
    );
    expect(message.isPrivate).toBe(true);
    expect(readMessage(message)).toContain(
      'virtuozzo containers and ovz are the same thing in the articles: OpenVZ',
    );
  });

  test('for one name given twice', () => {
    const b = makeSide({ asked: 'Xen' });
    const message = renderComparison(
      makeComparison({ ...abstained, b, reason: 'same-subject' }),
      englishView,
    );
    expect(readMessage(message)).toContain('xen cannot be compared with itself');
  });

  test('for a subject with itself, with what is said of it and what else to compare it with', () => {
    const side = makeSide({ ...kvm, snippets: [makeSnippet('KVM is a module.', null)] });
    const same = {
      ...abstained,
      a: side,
      b: side,
      reason: 'same-subject',
      related: ['Xen', 'Hyper-V'],
    } as const;
    const text = readMessage(renderComparison(makeComparison(same), englishView));
    expect(text.match(/KVM is a module/g)).toHaveLength(1);
    expect(text).toContain('Compare it with **Xen** or **Hyper-V** instead.');
  });

  test('for an unknown name, with what may have been meant and what is said of the other', () => {
    const a = makeSide({ asked: 'opnvz', subject: null, didYouMean: ['OpenVZ', 'Xen'] });
    const b = makeSide({ ...kvm, snippets: [makeSnippet('KVM is a module.', null)] });
    const text = readMessage(
      renderComparison(makeComparison({ ...abstained, a, b, reason: 'unknown-subject' }), englishView),
    );
    expect(text).toContain('do not know **opnvz**. Did you mean **OpenVZ** or **Xen**?');
    expect(text).toContain('**What they say of KVM**\n> KVM is a module.');
  });

  test('for a name like none', () => {
    const a = makeSide({ asked: 'bananas', subject: null });
    const text = readMessage(
      renderComparison(makeComparison({ ...abstained, a, reason: 'unknown-subject' }), englishView),
    );
    expect(text).toContain('Check the spelling');
  });

  test('for an aspect nothing is said about', () => {
    const parts = { ...abstained, aspect: 'colour', reason: 'nothing-said' } as const;
    expect(readMessage(renderComparison(makeComparison(parts), englishView))).toContain(
      'in colour. Leave the aspect out',
    );
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
  reason: fc.constantFrom('same-subject' as const, 'unknown-subject' as const, 'nothing-said' as const, null),
});

describe('whatever the comparison', () => {
  test('the message is one that Discord takes', () => {
    fc.assert(
      fc.property(comparisonArbitrary, (comparison) => {
        const message = renderComparison(comparison, englishView);
        expect(readTexts(message).join('').length).toBeLessThanOrEqual(4_000);
        expect(countComponents(message)).toBeLessThanOrEqual(40);
        expect(validateCallback(createMessageCallback(message))).toEqual([]);
      }),
    );
  });

  test('what is quoted stands in the corpus, character by character', () => {
    fc.assert(
      fc.property(comparisonArbitrary, (comparison) => {
        const { a, b, both } = comparison;
        const texts = [...a.snippets, ...b.snippets, ...both].map(({ text }) => text);
        for (const quote of readQuotes(renderComparison(comparison, englishView))) {
          expect(texts).toContain(quote);
        }
      }),
    );
  });
});
