import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/message/words.ts';

/** Every text of a catalogue, by its key; those that are made from others are given ones that stand out. */
function listTexts(words: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = `${prefix}${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    if (typeof value === 'function') return [[path, fillIn(value)] as const];
    return typeof value === 'object' && value !== null ? listTexts(value, `${path}.`) : [];
  });
}

/** A function of the catalogue takes texts, numbers or lists of texts. */
function fillIn(write: Function): string {
  try {
    return String(Reflect.apply(write, null, ['«x»', '«y»', '«z»']));
  } catch {
    return String(Reflect.apply(write, null, [['«x»'], ['«y»']]));
  }
}

describe('the words of both languages', () => {
  const english = new Map(listTexts(catalogue.en));
  const vietnamese = new Map(listTexts(catalogue.vi));

  test('are about the same things', () => {
    expect([...vietnamese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('differ, except for names and marks', () => {
    const same = [...english].filter(([key, text]) => vietnamese.get(key) === text).map(([key]) => key);
    expect(same.toSorted()).toEqual(['command.a', 'command.b', 'onAspect', 'sameName'].toSorted());
  });

  test('are written with composed letters, as Discord compares them', () => {
    for (const [, text] of vietnamese) expect(text).toBe(text.normalize('NFC'));
  });
});
