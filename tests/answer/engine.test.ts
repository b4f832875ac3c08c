import { describe, expect, test } from 'vitest';
import { kettleEngine as engine, kettleSections } from './kettles.ts';

describe('an answer', () => {
  test('marks the sentence that answers, and shows it with its neighbours', async () => {
    const answer = await engine.ask('who invented the kettle and when?');
    const [top] = answer.passages;
    const marked = top?.highlights.map(({ start, end }) => top.excerpt.slice(start, end));
    expect(answer.status).toBe('answered');
    expect(marked?.[0]).toBe('The electric kettle was invented by Arthur Large in 1922.');
    expect(top?.excerpt).toContain(kettleSections['Who invented the kettle']);
  });

  test('says how a misspelt word was read', async () => {
    expect((await engine.ask('what is a ketle?')).readings).toEqual([{ typed: 'ketle', read: 'kettle' }]);
  });

  test.each(['', '   ', '?', 'the of and', '🫖'])(
    'to "%s" is withheld, and nothing breaks',
    async (question) => {
      expect(await engine.ask(question)).toMatchObject({
        status: 'abstained',
        confidence: 0,
        passages: [],
        suggestions: ['What a kettle is', 'Who invented the kettle', 'Disadvantages of kettles'],
      });
    },
  );
});

test.each([
  [['what is a kettle?', 'who invented it?'], 'Who invented the kettle'],
  [['what is a teapot?', 'any drawbacks?'], 'Disadvantages of teapots'],
  [['what are the drawbacks of a kettle', 'and the teapot?'], 'Disadvantages of teapots'],
  [['who invented the kettle?', 'when?'], 'Who invented the kettle'],
  [['what is a kettle?', 'what is a teapot made of?', 'what are its downsides?'], 'Disadvantages of teapots'],
])('the last question of %j is answered from "%s"', async (questions, heading) => {
  let turn = await engine.converse(questions[0]!, null);
  for (const question of questions.slice(1)) turn = await engine.converse(question, turn.conversation);
  expect(turn.answer.passages[0]?.passage.section.headings).toEqual([heading]);
});
