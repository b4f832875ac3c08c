import type { Span } from './document.ts';

/** Ends of words after which a full stop does not end a sentence, compared in lower case. */
const abbreviations = new Set(
  'mr mrs ms dr prof sr jr st vs etc inc ltd co corp vol fig eq sec approx ca cf al ed eds est dept gen gov rev sgt capt col lt jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m u.s u.k u.s.a ph.d'.split(
    ' ',
  ),
);

const terminator = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]+["'”’」』》〉】）］)\]]?|\n+/gu;

/**
 * Splits a stretch of text into sentences, as spans of `text` without surrounding white space.
 *
 * A full stop ends a sentence when white space and then anything but a lower-case letter follow: the tails that
 * machine translation leaves behind a stray stop stay with their sentence. Line breaks always end one, and so do the
 * stops of Chinese and Japanese, but for those of speech.
 */
export function splitSentences(text: string, { start, end }: Span): readonly Span[] {
  const inside = text.slice(start, end);
  const ends = [...inside.matchAll(terminator)]
    .filter((match) => isBoundary(inside, match))
    .map((match) => match.index + match[0].length);
  return [...ends, inside.length].flatMap((to, index): readonly Span[] => {
    const from = ends[index - 1] ?? 0;
    const sentence = inside.slice(from, to).trimEnd();
    if (!/[\p{L}\p{N}]/u.test(sentence)) return [];
    return [{ start: start + from + sentence.search(/\S/u), end: start + from + sentence.length }];
  });
}

function isBoundary(text: string, { 0: mark, index }: RegExpExecArray): boolean {
  if (/^[\n。！？]/u.test(mark)) return /[\n。！？]$/u.test(mark);
  const next = text
    .slice(index + mark.length)
    .trimStart()
    .charAt(0);
  if (!/[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘([•]/u.test(next)) return false;
  if (mark !== '.') return true;
  const [word = ''] = /[^\s"'“‘([]*$/u.exec(text.slice(Math.max(0, index - 12), index)) ?? [];
  // "No. 5" is a number, "no. Five" ends a sentence.
  const isNumberSign = /^nos?$/iu.test(word) && /\p{N}/u.test(next);
  return !isNumberSign && !abbreviations.has(word.toLowerCase()) && !/^\p{Lu}$/u.test(word);
}

/** Scripts that put no white space between words, as inside the brackets of a pattern. */
export const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;

/** What stands between white space; of scripts that have none two characters, about as much as a word. */
export const wordPattern = new RegExp(`[${unspacedScripts}]{1,2}\\p{P}*|[^\\s${unspacedScripts}]+`, 'gu');

/** How many words a stretch of text has. */
export function countWords(text: string): number {
  return text.match(wordPattern)?.length ?? 0;
}
