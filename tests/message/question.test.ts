import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBody } from '../../src/discord/body.ts';
import { readSource } from '../../src/discord/message-payload.ts';
import { makeAnswer, makeAnswerPassage, makePassage, render } from './builders.ts';

const passages = [makeAnswerPassage(makePassage(['Xen is free.']))];

/** What a click on the answer to a question brings back of it. */
function askedOn(question: string): string | null {
  const readings = [{ typed: 'xn', read: 'xen' }];
  const message = render(makeAnswer({ question, passages, readings }));
  return readSource(JSON.parse(JSON.stringify(createBody(message)))).question;
}

describe('the question of a message', () => {
  test.each([
    'what is Xen?',
    '# 1. > - what *is* __this__ `?` [x](https://a.example) @everyone <@1> :smile: \\',
    '-# small',
    'Máy ảo là gì?',
    `${'why '.repeat(124)}why?`,
    'x'.repeat(500),
    '*'.repeat(500),
  ])('comes back whole: %s', (question) => {
    expect(askedOn(question)).toBe(question);
  });

  test('comes back whatever was typed, on one line', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...'abc *_~|`[]<>@:#-+1.\\/\n("”é'.split('')),
      maxLength: 500,
    });
    fc.assert(
      fc.property(typed, (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        expect(askedOn(text)).toBe(line);
      }),
    );
  });

  test('is nothing that stands in a quotation', () => {
    const texts = [{ type: 10, id: 2, content: '### What is KVM?' }];
    expect(readSource({ components: [{ type: 17, components: texts }] }).question).toBeNull();
  });
});
