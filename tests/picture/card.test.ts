import { describe, expect, test } from 'vitest';
import type { Snippet } from '../../src/answer/comparison.ts';
import { writeCard, describeCard } from '../../src/picture/card.ts';
import { catalogue } from '../../src/message/words.ts';
import { makeComparison, makeSide, makeSnippet } from '../message/builders.ts';

const fast = makeSnippet('Xen is fast.', 'performance', { title: 'Xen', headings: ['How fast'] });
const free = makeSnippet('Xen is free.', 'cost', { title: 'Xen', headings: ['Price'] });
const slow = makeSnippet('KVM is not slow.', 'performance', { title: 'KVM', headings: ['How slow'] });
const onBoth = makeSnippet('Xen and KVM run Linux.', null, { title: 'Xen', headings: ['Guests'] });
const onHistory = makeSnippet('Xen is older than KVM.', 'history', { title: 'Xen', headings: ['Guests'] });
const endless = makeSnippet(`${'word '.repeat(60)}end.`, 'cost');

type Row = readonly [aspect: string | null, a: Snippet | null, b: Snippet | null];

function choose(rows: readonly Row[], both: readonly Snippet[] = []) {
  const comparison = makeComparison({
    b: makeSide({ asked: 'kvm', subject: 'KVM' }),
    rows: rows.map(([aspect, a, b]) => ({ aspect, a, b })),
    both,
  });
  return writeCard(comparison, catalogue.en);
}

describe('the card of a comparison', () => {
  test('quotes a sentence of each side under each aspect with its source, after two on both', () => {
    const rows: readonly Row[] = [
      ['performance', fast, slow],
      ['cost', free, null],
    ];
    expect(choose(rows, [onBoth, onHistory])).toEqual({
      names: ['Xen', 'KVM'],
      rows: [
        { title: 'On both', cells: [{ quote: 'Xen and KVM run Linux.', source: 'Xen › Guests' }] },
        { title: 'History', cells: [{ quote: 'Xen is older than KVM.', source: 'Xen › Guests' }] },
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
      title: '',
      moreRows: 'More rows',
    });
  });

  test('is told in whole lines, inside the limit of Discord', () => {
    const rows: readonly Row[] = [
      ['performance', fast, slow],
      ['cost', free, null],
    ];
    expect(describeCard(choose(rows), 'Xen and KVM')).toBe(
      'Xen and KVM\nPerformance – Xen: “Xen is fast.” KVM: “KVM is not slow.”\nCost – Xen: “Xen is free.” KVM: The articles do not say.',
    );
    const long = ['speed', 'cost', 'safety', 'makers'].map((aspect): Row => [aspect, endless, endless]);
    const alt = describeCard(choose(long), 'Xen and KVM');
    expect(alt.length).toBeLessThanOrEqual(1024);
    expect(alt.split('“')).toHaveLength(alt.split('end.”').length);
    expect(describeCard(choose([]), 'name '.repeat(400))).toHaveLength(1024);
  });
});
