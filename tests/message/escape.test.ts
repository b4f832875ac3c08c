import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtWord, echoText, escapeText } from '../../src/message/escape.ts';
import { displayMarkdown } from './builders.ts';

describe('text of the corpus', () => {
  test.each([
    ['4. a numbered item', String.raw`4\. a numbered item`],
    ['a :smile: b', String.raw`a \:smile: b`],
  ])('%j is shown as it is', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test('keeps plain prose untouched', () => {
    const prose = 'Xen (born in 2003) is free; a guest-kernel runs at 95-98 % of bare metal: fast.';
    expect(escapeText(prose)).toBe(prose);
  });

  test('is displayed exactly, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(displayMarkdown(escapeText(text))).toBe(text);
      }),
    );
  });

  test('opens no mark, mention or link', () => {
    const marks = '* _ ` ~ | [ ] ( ) < > @everyone # - https://x.y \\ a'.split(' ');
    const tricky = fc.array(fc.constantFrom(...marks, '\n', ' '));
    fc.assert(
      fc.property(tricky, (parts) => {
        const rest = escapeText(parts.join('')).replace(/\\[\s\S]/g, '.');
        expect(rest).not.toMatch(/[*_`~|[\]<@\\]|:\/\/|^\s*(?:#{1,3}\s|>|-)/m);
      }),
    );
  });
});

describe('a question that is echoed', () => {
  test('stays on one line', () => {
    expect(echoText('what is\n# Xen\t?', 100)).toBe('what is # Xen ?');
  });

  test('is cut at a word, visibly', () => {
    expect(cutAtWord('what is a hypervisor', 14)).toBe('what is a…');
    expect(cutAtWord('what is', 14)).toBe('what is');
  });

  test('is cut inside a word only when there is no other place, and never inside a character', () => {
    expect(cutAtWord('a'.repeat(20), 10)).toBe(`${'a'.repeat(9)}…`);
    expect(cutAtWord('😀'.repeat(9), 10)).not.toMatch(/\p{Cs}/u);
  });

  test('never exceeds its limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 2, max: 100 }), (typed, limit) => {
        expect(cutAtWord(typed, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
