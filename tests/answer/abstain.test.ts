import { describe, expect, test } from 'vitest';
import { makeEngine } from '../helpers/make-engine.ts';
import { kettleEngine as engine, kettleSections } from './kettles.ts';

describe('an answer is withheld', () => {
  test.each(['what is the capital of France?', 'who won the world cup', 'python list comprehension'])(
    'from "%s", which is off the topic',
    async (question) => {
      expect((await engine.ask(question)).status).toBe('abstained');
    },
  );

  test.each([
    'how much does a kettle cost?',
    'when was the teapot invented?',
    'how many teapots are sold a year',
    'does the kettle support bluetooth',
  ])('from "%s", or shown in doubt: nothing is said of it about a known thing', async (question) => {
    expect((await engine.ask(question)).sure).toBe(false);
  });

  test.each([
    ['why was Crane Kettles bought?', false],
    ['why was Dove Teapots bought?', true],
    ['what is enamel?', false],
    ['what is majolica?', true],
    ['what is the difference between heavy iron teapots and old tea?', false],
  ])('or shown in doubt, from "%s" where it is only spoken of: %s is sure', async (question, isSure) => {
    const pots = await makeEngine({
      ...kettleSections,
      'Who owns Crane Kettles':
        'Crane Kettles was bought by Hobson in 1950. The walls of a Crane kettle are coated with enamel.',
      'Who owns Dove Teapots':
        'Dove Teapots was bought by Hobson in 1960, because it had no teapots. Majolica is a glaze with tin.',
    });
    expect((await pots.ask(question)).sure).toBe(isSure);
  });

  test('with other questions to ask, none of them one that is shown already', async () => {
    const { suggestions, passages } = await engine.ask('does the kettle support bluetooth');
    const headings: readonly string[] = Object.keys(kettleSections);
    const shown = passages.map(({ passage }) => passage.section.headings[0]);
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.every((text) => headings.includes(text) && !shown.includes(text))).toBe(true);
  });

  test('naming the words that the corpus lacks and no others', async () => {
    expect((await engine.ask('does the kettle support bluetooth pairing')).unknownTerms).toEqual(
      expect.arrayContaining(['bluetooth', 'pairing']),
    );
    expect((await engine.ask('does limescale settle in a kettle')).unknownTerms).not.toContain('kettle');
    expect(
      (await engine.ask('what are the merits, pros and benefits of cheaper zebras')).unknownTerms,
    ).toEqual(['merits', 'zebras']);
  });
});
