import { describe, expect, test } from 'vitest';
import { evaluateSquad } from '../../src/evaluation/evaluate-squad.ts';
import { createRandom } from '../../src/evaluation/random.ts';
import { parseSquad, SquadError } from '../../src/evaluation/squad.ts';
import { addTypo } from '../../src/evaluation/typo.ts';

function makeParagraph(context: string, question: string, answer: string): object {
  return { context, qas: [{ question, answers: [{ text: answer, answer_start: context.indexOf(answer) }] }] };
}

const set = JSON.stringify({
  data: [
    {
      title: 'Tall_towers',
      paragraphs: [
        makeParagraph(
          'The tower was finished in 1889. It is made of iron. Painters repaint it by hand every seven years. Visitors climb it by stairs or lift.',
          'When was the tower finished?',
          '1889',
        ),
        makeParagraph(
          'A lighthouse warns ships of rocks. Its lamp turns all night. Keepers lived inside with their families. Most lamps are automatic today.',
          'What does a lighthouse warn ships of?',
          'rocks',
        ),
      ],
    },
    {
      title: 'Sourdough',
      paragraphs: [
        makeParagraph(
          'Sourdough rises with wild yeast. A starter is fed with flour and water. Bakers fold the dough every half hour. The loaf is baked in a hot pot.',
          'What is a starter fed with?',
          'flour and water',
        ),
      ],
    },
  ],
});

describe('a set in SQuAD format', () => {
  test('makes every paragraph a passage of its article, with the answers where they stand', () => {
    const { passages, questions } = parseSquad(set);
    expect(passages.map(({ document }) => document.title)).toEqual([
      'Tall towers',
      'Tall towers',
      'Sourdough',
    ]);
    expect(
      questions.map(({ passage, answers: [span] }) => passage.document.text.slice(span?.start, span?.end)),
    ).toEqual(['1889', 'rocks', 'flour and water']);
  });

  test('is measured from passage to marked sentence', () => {
    const { json } = evaluateSquad(set);
    expect(json).toMatchObject({
      passages: 3,
      questions: 3,
      hit1: 1,
      mrr10: 1,
      sentence: 1,
      aurocHeldOut: 1,
    });
    expect(evaluateSquad(set).json.typoHit1).toBe(json.typoHit1);
  });

  test.each(['{', '{"data":[{"title":1}]}'])('%s is refused with a reason', (input) => {
    expect(() => parseSquad(input)).toThrow(SquadError);
  });
});

test('a typo changes one telling word by one slip, the same for the same seed', () => {
  const question = 'when was the lighthouse built';
  const typed = addTypo(question, createRandom(7));
  expect(typed).not.toBe(question);
  expect(addTypo(question, createRandom(7))).toBe(typed);
  expect(typed.split(' ').filter((word) => !question.includes(word)).length).toBeLessThanOrEqual(1);
});
