import type { Passage } from './document.ts';

const signs: readonly (readonly [string, RegExp])[] = [
  [
    'leftover markup',
    /\s\{#[\w-]+\}$|^:::|\{\{|\{%|^\s*\[![A-Z]+\]|~~|\[\^\w+\]|<[A-Za-z]\w+ [^>\n]*=[^>\n]*>|^import .* from /mu,
  ],
  ['a very long line', /^.{1200,}/mu],
  ['no sentence, item or row', /^[^.!?:;,•|。、，]{400,}$/u],
  ['mostly signs', /^[^\p{L}\n]{80,}$/mu],
];

/**
 * The passages that look worst, as if they had been read wrongly, at most `limit`: each with the sign of it and what a
 * person should look at. Lines of code do not count.
 */
export function findSuspects(passages: readonly Passage[], limit: number): readonly string[] {
  const texts = passages.map((passage) => [passage, hideCode(passage)] as const);
  const found = signs.flatMap(([sign, pattern]) =>
    texts.flatMap(([passage, text]): readonly string[] => {
      const at = text.search(pattern);
      const around = text.slice(Math.max(0, at - 30), at + 50);
      return at === -1 ? [] : [`${passage.id}: ${sign}: ${around.replaceAll(/\s+/gu, ' ').trim()}`];
    }),
  );
  return found.slice(0, limit);
}

function hideCode({ document, sentences }: Passage): string {
  const shown = sentences.filter(({ kind }) => kind !== 'code');
  return shown.map(({ start, end }) => document.text.slice(start, end)).join('\n');
}
