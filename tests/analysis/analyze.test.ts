import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { createThesaurus, listPhrases } from '../../src/analysis/thesaurus.ts';
import type { Lexicon } from '../../src/corpus/lexicon.ts';

const lexicon: Lexicon = {
  subjects: [
    { name: 'DigitalOcean', aliases: ['DO cloud'], kind: 'provider', parent: null },
    { name: 'Hypervisor', aliases: ['VMM'], kind: 'concept', parent: null },
    { name: 'Type-1 hypervisor', aliases: ['bare-metal hypervisor'], kind: 'concept', parent: 'Hypervisor' },
    { name: 'HA', aliases: ['high availability'], kind: 'concept', parent: null },
  ],
  aspects: [],
  synonyms: [],
};

describe('the analyzer', () => {
  const analyzer = createAnalyzer(lexicon, ['low cost']);
  const subjectsIn = (text: string): readonly string[] =>
    analyzer.analyze(text).flatMap(({ subject }) => (subject === null ? [] : [subject.name]));

  test.each([
    ['who hosts on digital ocean?', ['DigitalOcean']],
    ['digitalocean droplets', ['DigitalOcean']],
    ['a bare metal hypervisor', ['Type-1 hypervisor']],
    ['hypervisors', ['Hypervisor']],
    ['Type 1 Hypervisors and VMMs', ['Type-1 hypervisor', 'Hypervisor']],
    ['it has high availability', ['HA']],
    ['it has a host', []],
    ['HA clusters', ['HA']],
  ])('finds the subjects of "%s"', (text, names) => {
    expect(subjectsIn(text)).toEqual(names);
  });

  test('leaves out words that carry no topic, and keeps known expressions together', () => {
    expect(analyzer.analyze('what is the low cost of it').map(({ term }) => term)).toEqual([
      '~low cost',
      'low',
      'cost',
    ]);
  });

  test('names a subject only when the whole text does', () => {
    expect(analyzer.findSubject('Digital Ocean')?.name).toBe('DigitalOcean');
    expect(analyzer.findSubject('Digital Ocean prices')).toBeNull();
  });
});

describe('the thesaurus', () => {
  const groups = [{ words: ['cheap', 'low cost'], weight: 0.5 }];
  const analyzer = createAnalyzer(lexicon, listPhrases(groups));
  const thesaurus = createThesaurus(groups, analyzer);

  test('accepts words and expressions of a group for one another', () => {
    expect([...thesaurus.alternatives('cheap')]).toEqual([['~low cost', 0.5]]);
  });
});
