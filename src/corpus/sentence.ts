import type { Span } from './document.ts';

/** Ends of words after which a full stop does not end a sentence, compared in lower case. */
const abbreviations = new Set(
  'mr mrs ms dr prof sr jr st vs etc inc ltd co corp vol fig eq sec approx ca cf al ed eds est dept gen gov rev sgt capt col lt jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m u.s u.k u.s.a ph.d'.split(
    ' ',
  ),
);

const terminator = /[.!?…]+["'”’)\]]*(?=\s|$)|\n+/gu;

/**
 * Splits a stretch of text into sentences, as spans of `text` without surrounding white space.
 *
 * A full stop ends a sentence when white space and then anything but a lower-case letter follow: the tails that
 * machine translation leaves behind a stray stop stay with their sentence. Line breaks always end one.
 */
export function splitSentences(text: string, within: Span): readonly Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  terminator.lastIndex = within.start;
  for (
    let match = terminator.exec(text);
    match !== null && match.index < within.end;
    match = terminator.exec(text)
  ) {
    const end = Math.min(match.index + match[0].length, within.end);
    if (!isBoundary(text, match, within.end)) continue;
    pushTrimmed(sentences, text, start, end);
    start = end;
  }
  pushTrimmed(sentences, text, start, within.end);
  return sentences;
}

function isBoundary(text: string, match: RegExpExecArray, limit: number): boolean {
  if (match[0].startsWith('\n')) return true;
  const next = firstVisible(text, match.index + match[0].length, limit);
  if (next === '' || !/[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘([•]/u.test(next)) return false;
  if (match[0] !== '.') return true;
  const word = /\S+$/u.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? '';
  const bare = word.replace(/^["'“‘([]+/u, '');
  return !isAbbreviation(bare) && !(isNumberSign(bare) && /\p{N}/u.test(next));
}

/** "No. 5" is a number, "no. Five" ends a sentence. */
function isNumberSign(word: string): boolean {
  return /^nos?$/iu.test(word);
}

function isAbbreviation(word: string): boolean {
  return abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

function firstVisible(text: string, from: number, limit: number): string {
  let at = from;
  while (at < limit && /\s/u.test(text.charAt(at))) at += 1;
  return at < limit ? text.charAt(at) : '';
}

function pushTrimmed(into: Span[], text: string, start: number, end: number): void {
  const slice = text.slice(start, end);
  const trimmed = slice.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
  const lead = slice.length - slice.trimStart().length;
  into.push({ start: start + lead, end: start + lead + trimmed.length });
}

/** How many words a stretch of text has, counted between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
