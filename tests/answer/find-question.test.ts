import { describe, expect, test } from 'vitest';
import { findQuestion, stripMarkup } from '../../src/answer/find-question.ts';
import { kettleEngine as engine } from './kettles.ts';

describe('the question in a message', () => {
  test.each([
    ['What is a kettle?', 'What is a kettle?'],
    ['Hi all. I made tea. what is a kettle? Thanks!', 'what is a kettle?'],
    ['so I wonder\nhow does a kettle work\nbye', 'how does a kettle work'],
    ['> what is a teapot?\nwhat is a kettle?', 'what is a kettle?'],
    ['kettle', 'kettle'],
  ])('%j is %j', (message, question) => {
    expect(findQuestion(message, engine)).toBe(question);
  });

  test('is the one that is answered best when there are several', () => {
    expect(findQuestion('Is anybody there? What is a kettle? Will it rain?', engine)).toBe(
      'What is a kettle?',
    );
  });

  test.each(['', '   ', '<@123>', 'https://example.org/x', '<:tea:123456>', '```\ncode\n```', '…!?'])(
    'is nowhere in %j',
    (message) => {
      expect(findQuestion(message, engine)).toBeNull();
    },
  );

  test('is free of what Discord draws in another way', () => {
    const message =
      'ask <@!1>, <#2> or @everyone in [the docs](https://a.example) about `tea` and **more** <t:0:R> <https://b.example>';
    expect(stripMarkup(message).replace(/\s+/g, ' ').trim()).toBe('ask , or in the docs about tea and more');
  });
});
