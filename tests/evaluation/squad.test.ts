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

  test('is reported as a table with a line for each measure', () => {
    const { text, json } = evaluateSquad(set);
    expect(text.split('\n')).toHaveLength(Object.keys(json).length);
    expect(text).toMatch(/^passages +3$/mu);
    expect(text).toMatch(/^right passage first \(hit@1\) +1\.000$/mu);
  });

  test('has nothing to tell apart when it is a single article', () => {
    const whole: { data: readonly object[] } = JSON.parse(set);
    const { json, text } = evaluateSquad(JSON.stringify({ data: whole.data.slice(0, 1) }));
    expect(json.aurocOther).toBeNull();
    expect(text).toMatch(/^AUROC, other articles' questions +not measured$/mu);
  });

  test.each(['{', '{"data":[{"title":1}]}'])('%s is refused with a reason', (input) => {
    expect(() => parseSquad(input)).toThrow(SquadError);
  });
});

describe('a typo', () => {
  const question = 'When was the lighthouse built?';

  test('changes one telling word by one slip, the same for the same seed', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const typed = addTypo(question, createRandom(seed));
      expect(addTypo(question, createRandom(seed))).toBe(typed);
      expect(typed).toMatch(/^When was the (?:\w+ built|lighthouse \w+)\?$/u);
      expect(typed).not.toBe(question);
      expect(Math.abs(typed.length - question.length)).toBeLessThanOrEqual(1);
    }
  });

  test('spares questions without a word of four letters that tells anything', () => {
    expect(addTypo('who was it in 1889?', createRandom(1))).toBe('who was it in 1889?');
  });
});
