import { describe, expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/prepare-sources.ts';
import { explainHit } from '../../src/retrieval/explain.ts';
import { buildQuery } from '../../src/retrieval/query.ts';
import type { RankedHit } from '../../src/retrieval/rank.ts';
import { search } from '../../src/retrieval/search.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const { index, thesaurus } = await prepareSources(
  makeCorpus({
    'What a lighthouse is': 'A lighthouse is a tower with a bright lamp. It warns ships of rocks.',
    'Who built the first lighthouse':
      'The first lighthouse was built by Sostratus at Alexandria. It stood on the island of Pharos.',
    'When lighthouses became electric':
      'The first electric lamp was lit in a lighthouse at South Foreland in 1858. Others followed slowly.',
    'The lens of a lighthouse':
      'Fresnel lenses bend light into a beam. The lens of a large lighthouse weighs several tonnes.',
    Keepers:
      'A keeper trimmed the wick and polished the lens. Few keepers are left, because lamps now work by themselves.',
    Lightships:
      'A lightship is a ship that carries a lamp where no lighthouse can be built. It is anchored near sandbanks.',
    'Why lighthouses are painted':
      'Towers are painted in stripes so that sailors can tell them apart by day.',
    'Visiting lighthouses': 'Many lighthouses are open to visitors in summer. Tickets cost 4 pounds.',
    'Fog signals': 'Horns sound when fog hides the lamp. Sailors count the seconds between two blasts.',
    Harbours: 'A harbour shelters ships from storms. Pilots guide large ships past the rocks.',
  }),
  async () => null,
);

function find(question: string): readonly RankedHit[] {
  return search(buildQuery(question, index, thesaurus), index, null);
}

const rank = (question: string): readonly string[] =>
  find(question).map(({ passage }) => passage.section.headings[0] ?? '');

describe('the lighthouse ranking set', () => {
  test('"what warns ships of rocks": words together before words apart', () => {
    expect(rank('what warns ships of rocks')).toEqual([
      'What a lighthouse is', // all three words, side by side in one sentence
      'Harbours', // ships and rocks, but no warning
      'Lightships', // a ship only
    ]);
  });

  test('"lens": what a heading names before what a sentence mentions', () => {
    expect(rank('lens')).toEqual([
      'The lens of a lighthouse', // in the heading and twice in the text
      'Keepers', // mentioned once
    ]);
  });

  test('"polished lens": both words before one, even if that one is in the heading', () => {
    expect(rank('polished lens')).toEqual([
      'Keepers', // both words, in one sentence
      'The lens of a lighthouse', // one word of the two
    ]);
  });

  test('"ships": every passage about ships and no other', () => {
    expect(rank('ships')).toEqual([
      'Harbours', // the very word, twice
      'What a lighthouse is', // the very word, once
      'Lightships', // the word in another form
    ]);
  });

  test.each([
    ['what is a lighthouse?', 'What a lighthouse is'],
    ['who built the first lighthouse?', 'Who built the first lighthouse'],
    ['when did lighthouses become electric', 'When lighthouses became electric'],
    ['why are lighthouses painted?', 'Why lighthouses are painted'],
    ['how much is a ticket to a lighthouse', 'Visiting lighthouses'],
    ['why are there few keepers left', 'Keepers'],
  ])('"%s" is answered first by the passage that has the kind of answer', (question, heading) => {
    expect(rank(question)[0]).toBe(heading);
  });

  test.each(['what is a lighthouse?', 'polished lens', 'who built the first lighthouse?'])(
    'the order for "%s" is explained to the last part of every score',
    (question) => {
      const query = buildQuery(question, index, thesaurus);
      for (const hit of search(query, index, null)) {
        const sum = explainHit(query, hit).parts.reduce((total, { contribution }) => total + contribution, 0);
        expect(sum).toBeCloseTo(hit.score);
      }
    },
  );
});

function repairs(question: string): readonly string[] {
  return buildQuery(question, index, thesaurus).repairs.map(({ read }) => read);
}

describe('the words of a question about lighthouses', () => {
  test.each([
    ['lighthose keepers', ['lighthouse']],
    ['fresnle lenses', ['fresnel']],
    ['sand banks', ['sandbanks']],
  ])('"%s" are repaired', (question, read) => {
    expect(repairs(question)).toEqual(read);
  });

  test.each(['lighthouse lamps', 'what is the weather like', 'a towel for the beach', 'light and lamp'])(
    '"%s" are left alone, known or everyday words as they are',
    (question) => {
      expect(repairs(question)).toEqual([]);
    },
  );
});
