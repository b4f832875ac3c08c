import { describe, expect, test } from 'vitest';
import type { Comparison, Snippet } from '../../src/answer/comparison.ts';
import { describeCard } from '../../src/picture/card.ts';
import { chooseCard } from '../../src/picture/choose-card.ts';
import { catalogue } from '../../src/message/words.ts';
import { makeComparison, makeSide, makeSnippet } from '../message/builders.ts';

const fast = makeSnippet('Xen is fast.', 'performance', { title: 'Xen', headings: ['How fast'] });
const free = makeSnippet('Xen is free.', 'cost', { title: 'Xen', headings: ['Price'] });
const slow = makeSnippet('KVM is not slow.', 'performance', { title: 'KVM', headings: ['How slow'] });
const endless = makeSnippet(`${'word '.repeat(60)}end.`, 'cost');

function choose(a: readonly Snippet[], b: readonly Snippet[], both: Comparison['both'] = []) {
  const comparison = makeComparison({
    a: makeSide({ snippets: a }),
    b: makeSide({ asked: 'kvm', subject: 'KVM', snippets: b }),
    both,
  });
  return chooseCard(comparison, catalogue.en);
}

describe('the card of a comparison', () => {
  test('quotes a sentence of each side under each aspect with its source, rows with both sides first', () => {
    expect(choose([free, fast], [slow])).toEqual({
      names: ['Xen', 'KVM'],
      rows: [
        {
          title: 'Performance',
          cells: [
            { quote: 'Xen is fast.', source: 'Xen › How fast' },
            { quote: 'KVM is not slow.', source: 'KVM › How slow' },
          ],
        },
        { title: 'Cost', cells: [{ quote: 'Xen is free.', source: 'Xen › Price' }, null] },
      ],
      notSaid: 'The articles do not say.',
    });
  });

  test('quotes a sentence on both sides once, and a sentence on both that no row has yet', () => {
    const { rows } = choose([slow], [slow], [slow, free]);
    expect(rows.map(({ title, cells }) => [title, cells.map((cell) => cell?.quote)])).toEqual([
      ['Performance', ['KVM is not slow.']],
      ['On both', ['Xen is free.']],
    ]);
  });

  test('prefers a sentence that is short enough, and has at most five rows', () => {
    expect(choose([endless, free], []).rows[0]?.cells[0]?.quote).toBe('Xen is free.');
    expect(choose([endless], []).rows[0]?.cells[0]?.quote).toBe(endless.text);
    const many = Array.from({ length: 9 }, (_, index) => makeSnippet('Xen is.', `aspect ${index}`));
    expect(choose(many, many).rows).toHaveLength(5);
  });

  test('is told in whole lines, inside the limit of Discord', () => {
    expect(describeCard(choose([fast, free], [slow]), 'Xen and KVM')).toBe(
      'Xen and KVM\nPerformance – Xen: “Xen is fast.” KVM: “KVM is not slow.”\nCost – Xen: “Xen is free.” KVM: The articles do not say.',
    );
    const aspects = ['speed', 'cost', 'safety', 'makers', 'users'];
    const long = aspects.map((aspect) => makeSnippet(endless.text, aspect));
    const alt = describeCard(choose(long, long.toReversed()), 'Xen and KVM');
    expect(alt.length).toBeLessThanOrEqual(1024);
    expect(alt.split('“')).toHaveLength(alt.split('end.”').length);
    expect(describeCard(choose([], []), 'name '.repeat(400))).toHaveLength(1024);
  });
});
