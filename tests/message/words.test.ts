import { describe, expect, test } from 'vitest';
import { catalogue, detectLanguage } from '../../src/message/words.ts';

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
    expect(same.toSorted()).toEqual(['command.a', 'command.b', 'onAspect', 'sameName'].toSorted());
  });

  test('are written with composed letters, as Discord compares them', () => {
    for (const [, text] of vietnamese) expect(text).toBe(text.normalize('NFC'));
  });
});

describe('the language of a question', () => {
  test.each([
    ['KVM là gì?', 'vi'],
    ['kvm la gi', 'vi'],
    ['Ai đang dùng Xen', 'vi'],
    ['What is KVM?', null],
    ['Qu’est-ce que KVM à côté ?', null],
    ['khong', null],
    ['xin chào', 'vi'],
    ['KVM co mien phi khong', 'vi'],
    ['nên dùng KVM hay OpenVZ?', 'vi'],
    ['máy ảo', 'vi'],
    ['¿Qué es KVM?', null],
  ])('%s: %s', (question, language) => {
    expect(detectLanguage(question)).toBe(language);
  });
});
