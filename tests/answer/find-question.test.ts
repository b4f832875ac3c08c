import { describe, expect, test } from 'vitest';
import { stripMarkup } from '../../src/answer/clean-question.ts';
import { findQuestion } from '../../src/answer/find-question.ts';
import { kettleEngine as engine } from './kettles.ts';

describe('the question in a message', () => {
  test.each([
    ['What is a kettle?', 'What is a kettle?'],
    ['Hi all. I made tea. what is a kettle? Thanks!', 'what is a kettle?'],
    ['so I wonder\nhow does a kettle work\nbye', 'how does a kettle work'],
    ['> what is a teapot?\nwhat is a kettle?', 'what is a kettle?'],
    ['kettle', 'kettle'],
  ])('%j is %j', async (message, question) => {
    expect((await findQuestion(message, engine))?.question).toBe(question);
  });

  test('is the one that is answered best when there are several', async () => {
    const found = await findQuestion('Is anybody there? What is a kettle? Will it rain?', engine);
    expect(found?.question).toBe('What is a kettle?');
  });

  test.each([
    ['I have a teapot. Which is nice? can someone help?', 'Which is nice?'],
    ['what even is a teapot?? my boss keeps saying it. is it good?', 'what even is a teapot??'],
    ['My kettle is noisy. Any ideas?', 'My kettle is noisy.'],
    ['What is a kettle? Does anyone know?', 'What is a kettle?'],
  ])('is in %j what asks of something: %j', async (message, question) => {
    expect((await findQuestion(message, engine))?.question).toBe(question);
  });

  test.each([
    ['I saw a kettle and a teapot. Which one is better?', 'Which one is better (Kettle and Teapot)?'],
    ['hey all, I bought a cheap one. It is noisy. Why? I think it is a kettle.', /^Why \(.*Kettle\)\?$/],
    ['I bought a teapot. What are its drawbacks?', 'What are its drawbacks (Teapot)?'],
  ])('is read in the light of the others: %j', async (message, read) => {
    const found = await findQuestion(message, engine);
    const { answer } = await engine.converse(found?.question ?? '', found?.conversation ?? null);
    expect(answer.question).toMatch(read);
  });

  test('is the end of a text without a break', async () => {
    const found = await findQuestion(`${'word '.repeat(200)}what is a kettle?`, engine);
    expect(found?.question).toMatch(/^word .* what is a kettle\?$/);
    expect(found?.question.length).toBeLessThanOrEqual(500);
  });

  test.each(['thanks!', 'can someone help?', 'does anyone know?'])('is not %j', async (message) => {
    expect(await findQuestion(message, engine)).toBeNull();
  });

  test.each(['', '   ', '<@123>', 'https://example.org/x', '<:tea:123456>', '```\ncode\n```', '…!?'])(
    'is nowhere in %j',
    async (message) => {
      expect(await findQuestion(message, engine)).toBeNull();
    },
  );

  test.each(['[', '[a](', '\n', ' \n', '`', '<:a', '<@', 'what is ', 'so, ', 'a-', 'ai ', '*', '> '])(
    'is looked for in one go, were the message all %j',
    (piece) => {
      const hostile = piece.repeat(200_000 / piece.length);
      expect(findQuestion(`What is a kettle?\n${hostile}`, engine)).not.toBeNull();
      expect(stripMarkup(hostile).length).toBeLessThanOrEqual(hostile.length);
    },
  );
});
