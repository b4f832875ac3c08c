import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/message/words.ts';

/** Every text of a catalogue by its key, or what writes it. */
function listTexts(words: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? listTexts(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as const],
  );
}

describe('the words of both languages', () => {
  const english = new Map(listTexts(catalogue.en));
  const vietnamese = new Map(listTexts(catalogue.vi));

  test('differ, except for names and marks', () => {
    const same = [...english].filter(([key, text]) => vietnamese.get(key) === text).map(([key]) => key);
    expect(same.toSorted()).toEqual(['command.a', 'command.b']);
  });

  test('are written with composed letters, as Discord compares them', () => {
    for (const [, text] of vietnamese) expect(text).toBe(text.normalize('NFC'));
  });
});
