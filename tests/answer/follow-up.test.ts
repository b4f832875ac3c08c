import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/answer/engine.ts';
import { kettleEngine as engine } from './kettles.ts';

/** The last question of a conversation, as it was understood. */
function understand(...questions: readonly string[]): string {
  let conversation: Conversation | null = null;
  let asked = '';
  for (const question of questions) {
    const turn: ReturnType<typeof engine.converse> = engine.converse(question, conversation);
    conversation = turn.conversation;
    asked = turn.answer.question;
  }
  return asked;
}

describe('a follow-up is understood', () => {
  test.each([
    ['what is a kettle?', 'who invented it?', 'who invented it (Kettle)?'],
    ['what is a teapot?', 'what are its downsides?', 'what are its downsides (Teapot)?'],
  ])('after "%s", "%s" by its pronoun', (first, second, asked) => {
    expect(understand(first, second)).toBe(asked);
  });

  test.each([
    ['drawbacks of a kettle', 'and the teapot?', 'drawbacks of the teapot'],
    ['drawbacks of a kettle', 'what about a teapot?', 'drawbacks of a teapot'],
    ['kettle drawbacks', 'and teapots?', 'teapots drawbacks'],
  ])('after "%s", "%s" as the same question of another thing', (first, second, asked) => {
    expect(understand(first, second)).toBe(asked);
  });

  test('of one bare word with the question before it', () => {
    expect(understand('are kettles noisy?', 'why?')).toBe('why (are kettles noisy)?');
    expect(understand('who invented the kettle?', 'in what year?')).toContain('who invented the kettle');
  });

  test('that is a whole question of something else as it stands', () => {
    expect(understand('what is a kettle?', 'what are teapots made of?')).toBe('what are teapots made of?');
    expect(understand('what is a kettle?', 'who won the world cup?')).toBe('who won the world cup?');
  });

  test('of the subject named last, not of the first', () => {
    expect(understand('what is a kettle?', 'what is a teapot?', 'who uses it?')).toContain('(Teapot)');
  });

  test.each(['', '?', ' '])(
    'that says nothing ("%s") as nothing, and not as the question before',
    (nothing) => {
      expect(understand('what is a kettle?', nothing)).toBe(nothing.trim());
    },
  );

  test('as it stands while nothing has been spoken of', () => {
    expect(understand('who won the world cup', 'and when was it?')).toBe('and when was it?');
  });
});
