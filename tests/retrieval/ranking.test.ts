import { describe, expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/sources.ts';
import { explainHit } from '../../src/retrieval/explain.ts';
import { buildQuery } from '../../src/retrieval/query.ts';
import { search } from '../../src/retrieval/search.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const lighthouses = await prepareSources(
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

function rank(question: string, { index, thesaurus } = lighthouses): readonly string[] {
  const query = buildQuery(question, index, thesaurus);
  return search(query, index, null).map(({ passage }) => passage.section.headings[0] ?? '');
}

describe('what comes first', () => {
  test.each([
    ['what warns ships of rocks', 'What a lighthouse is'],
    ['lens', 'The lens of a lighthouse'],
    ['polished lens', 'Keepers'],
    ['what is a lighthouse?', 'What a lighthouse is'],
    ['who built the first lighthouse?', 'Who built the first lighthouse'],
    ['when did lighthouses become electric', 'When lighthouses became electric'],
    ['why are lighthouses painted?', 'Why lighthouses are painted'],
    ['how much is a ticket to a lighthouse', 'Visiting lighthouses'],
    ['why are there few keepers left', 'Keepers'],
  ])('to "%s" is the passage that answers it', (question, heading) => {
    expect(rank(question)[0]).toBe(heading);
  });
});

test('what a thing is, is told where a sentence says so, and not where most is said of it', async () => {
  const relays = await prepareSources(
    makeCorpus({
      'Relay API': 'Relay has an API for plugins. Relay calls them.',
      'Installing Relay': 'Put Relay into the folder of the server. Start Relay twice.',
      Overview: 'There is more than one way to join. Relay is a bridge between two servers.',
    }),
    async () => null,
  );
  expect(rank('what is Relay?', relays)[0]).toBe('Overview');
  expect(rank('Relay API', relays)[0]).toBe('Relay API');
});

test.each([20, 40])('no %s entries of a list of changes crowd out what answers', async (count) => {
  const entries = Array.from({ length: count }, (_, at) => [
    `1.${at}.0`,
    `Fixed the loom cache limit ${at}. Loom cache limit errors are shown.`,
  ]);
  const changes = makeCorpus(Object.fromEntries(entries));
  const guide = makeCorpus({
    Weaving:
      'Halls hold many tools, and each has its place. The loom has a cache; its limit is 40 megabytes.',
  });
  const documents = changes.documents.map((document) => ({ ...document, isDemoted: true }));
  const passages = [
    ...changes.passages.map((passage) => ({ ...passage, document: documents[0]! })),
    ...guide.passages,
  ];
  const sources = await prepareSources({ ...changes, documents, passages }, async () => null);
  expect(rank('what is the loom cache limit?', sources)[0]).toBe('Weaving');
  expect(rank('what was fixed in 1.5.0?', sources)[0]).toBe('1.5.0');
});

test('every passage with the word in any form is found, and no other', () => {
  expect(rank('ships').toSorted()).toEqual(['Harbours', 'Lightships', 'What a lighthouse is']);
  expect(rank('quantum chromodynamics')).toEqual([]);
  expect(rank('lighthouse').length).toBeGreaterThan(3);
});

function failWhenAsked(): never {
  return expect.fail('nobody may ask for more');
}

test('what only the nearest passages are known of is found, and judged by the words', () => {
  const { index, thesaurus } = lighthouses;
  const query = buildQuery('quantum chromodynamics', index, thesaurus);
  const unknown = { sentences: failWhenAsked, sentence: failWhenAsked, align: failWhenAsked };
  const similarity = { isDetailed: false, nearest: () => [2], passage: failWhenAsked, ...unknown };
  const hits = search(query, index, similarity);
  expect(hits.map(({ passage, cosines }) => [passage.section.headings[0], cosines])).toEqual([
    ['When lighthouses became electric', null],
  ]);
});

test.each(['what is a lighthouse?', 'polished lens', 'who built the first lighthouse?'])(
  'the order for "%s" is explained to the last part of every score',
  (question) => {
    const { index, thesaurus } = lighthouses;
    const query = buildQuery(question, index, thesaurus);
    const explained = search(query, index, null).map((hit) => ({ hit, ...explainHit(query, hit) }));
    for (const { hit, parts } of explained) {
      expect(parts.reduce((total, { contribution }) => total + contribution, 0)).toBeCloseTo(hit.score);
    }
    expect(explained[0]?.matches.length).toBeGreaterThan(0);
  },
);
