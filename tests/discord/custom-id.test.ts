import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCustomId, decodeNumber, encodeCustomId, encodeNumber } from '../../src/discord/custom-id.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
const word = fc.string({ unit: fc.constantFrom(...letters, ...'0123456789-'.split('')), maxLength: 10 });
const customId = fc.record({
  action: fc.tuple(fc.constantFrom(...letters), word).map(([first, rest]) => `${first}${rest}`),
  args: fc.array(word, { maxLength: 6 }),
  fingerprint: fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: 8,
    maxLength: 8,
  }),
});

describe('a custom id', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(customId, (id) => {
        expect(decodeCustomId(encodeCustomId(id))).toEqual({ kind: 'readable', ...id });
      }),
    );
  });

  test('from anywhere is read without a fault, and what is readable is written the same again', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      customId.map((id) => `${encodeCustomId(id)}:`),
      fc.tuple(customId, fc.nat(99), fc.string({ minLength: 1, maxLength: 2 })).map(([id, at, put]) => {
        const text = encodeCustomId(id);
        return text.slice(0, at) + put + text.slice(at + 1);
      }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const decoded = decodeCustomId(text);
        if (decoded.kind === 'readable') expect(encodeCustomId(decoded)).toBe(text);
      }),
    );
  });

  test.each([
    ['', 'invalid'],
    ['share', 'invalid'],
    ['2:00000000', 'invalid'],
    ['2:00000000:', 'invalid'],
    ['2:0000000g:share:1', 'invalid'],
    ['2:00000000:Share:1', 'invalid'],
    ['2:00000000:share:é', 'invalid'],
    [`2:00000000:share:${'a'.repeat(100)}`, 'invalid'],
    ['3:00000000:share:1', 'outdated'],
    ['17:anything', 'outdated'],
    ['00:anything', 'invalid'],
    ['2:00000000:constructor', 'readable'],
  ])('%j is %s', (text, kind) => {
    expect(decodeCustomId(text).kind).toBe(kind);
  });
});

describe('an argument', () => {
  test('that is a number is read as it was written', () => {
    fc.assert(fc.property(fc.nat(), (number) => decodeNumber(encodeNumber(number)) === number));
  });

  test.each([undefined, '', '01', '-1', 'A', 'a'.repeat(20)])('%j is none', (text) => {
    expect(decodeNumber(text)).toBeNull();
  });
});
