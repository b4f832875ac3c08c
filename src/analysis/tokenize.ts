import type { Span } from '../corpus/document.ts';

/** A word of a text, lower-cased and folded; the span is where it stands. */
export interface Token extends Span {
  readonly word: string;
}

const wordPattern =
  /\p{N}+(?:[.,]\p{N}+)*(?=(?:[kmgt]i?b|[kmg]?hz|[kcm]?m|k?g|ms|px)\b)|\p{N}+(?:[.,]\p{N}+)+|(?!v\p{N}+[.,]\p{N})[\p{L}\p{N}]+(?:['’]\p{L}+)*/giu;

/**
 * Splits a text into words: runs of letters and digits, decimal numbers and version numbers whole ("v1.10" is read
 * as "1.10"), a unit apart from its number ("2GB"), possessive and contracted endings dropped. Hyphens separate, so
 * "type-1" and "type 1" are the same two words.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern)) {
    tokens.push({ word: foldWord(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Lower-cases a word, drops a possessive or contracted ending, and writes Latin letters without their accents. */
export function foldWord(word: string): string {
  const lower = dropApostrophes(word.toLowerCase());
  return isPlainAscii(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replace(/đ/gu, 'd');
}

function dropApostrophes(word: string): string {
  // Most words have none, and a search for one costs much less than two replacements.
  if (!word.includes("'") && !word.includes('’')) return word;
  return word.replace(/['’](s|re|ve|ll|d|m)$/u, '').replace(/['’]/gu, '');
}

function isPlainAscii(word: string): boolean {
  for (let index = 0; index < word.length; index += 1) if (word.charCodeAt(index) > 127) return false;
  return true;
}
