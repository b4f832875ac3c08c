import { describe, expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/prepare-sources.ts';
import { explainHit } from '../../src/retrieval/explain.ts';
import { buildQuery } from '../../src/retrieval/query.ts';
import { search } from '../../src/retrieval/search.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const sources = await prepareSources(
  makeCorpus({
    'What a kettle is': 'A kettle is a vessel for boiling water. Most kettles are made of steel.',
    'Who invented the kettle':
      'The electric kettle was invented by Arthur Large in 1922. He worked in Birmingham.',
    'Advantages of electric kettles':
      'Electric kettles boil quickly. They switch themselves off when the water boils.',
    'Disadvantages of electric kettles':
      'Electric kettles need a socket. Limescale settles on the element in hard water.',
    'Descaling a kettle': 'Vinegar removes limescale. Leave it in the vessel for an hour, then rinse twice.',
    'What a teapot is': 'A teapot is a vessel for brewing tea. Teapots are never put on the fire.',
    'Who uses teapots': 'Teapots are used by tea drinkers in China, Japan and Britain.',
    'Coffee makers': 'A coffee maker drips hot water through ground coffee.',
  }),
  async () => null,
);

function rank(question: string): readonly string[] {
  const query = buildQuery(question, sources.index, sources.thesaurus);
  return search(query, sources.index, null).map(({ passage }) => passage.section.headings[0] ?? '');
}

describe('the kettle ranking set', () => {
  test('puts the definition of a thing before all else that is said of it', () => {
    expect(rank('what is a kettle?')[0]).toBe('What a kettle is');
  });

  test('puts who made it first when that is asked, and the year with it', () => {
    expect(rank('who invented the kettle?')[0]).toBe('Who invented the kettle');
    expect(rank('when was the electric kettle invented')[0]).toBe('Who invented the kettle');
  });

  test('tells advantages from disadvantages, under whatever name', () => {
    const [first, second] = rank('pros of electric kettles');
    expect([first, second]).toEqual([
      // its heading says the same in other words
      'Advantages of electric kettles',
      // the same thing, judged the other way
      'Disadvantages of electric kettles',
    ]);
    expect(rank('drawbacks of electric kettles')[0]).toBe('Disadvantages of electric kettles');
  });

  test('finds a passage by the rare word of a question, not by its frequent one', () => {
    expect(rank('how do I get limescale out of my kettle with vinegar')[0]).toBe('Descaling a kettle');
  });

  test('finds nothing where no word of the question stands', () => {
    expect(rank('quantum chromodynamics')).toEqual([]);
  });
});

test('a score is the sum of what its explanation lists', () => {
  const query = buildQuery('who invented the kettle', sources.index, sources.thesaurus);
  const [hit] = search(query, sources.index, null);
  if (hit === undefined) throw new Error('nothing found');
  const { parts, matches } = explainHit(query, hit);
  expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(hit.score);
  expect(matches.map(({ term, fields }) => [term, fields])).toContainEqual(['kettle', ['text', 'heading']]);
});
