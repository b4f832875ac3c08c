import type { Span } from '../corpus/document.ts';
import { unspacedScripts } from '../corpus/sentence.ts';

/** A word of a text, lower-cased and folded; the span is where it stands. */
export interface Token extends Span {
  readonly word: string;
}

const wordPattern =
  /(?<![\p{L}\p{N}._])\.net(?![\p{L}\p{N}])|\p{L}(?:\+\+|#)(?![\p{L}\p{N}#+])|°[cf]?(?![\p{L}\p{N}])|[%€$£]|\p{N}+(?:[.,]\p{N}+)*(?=(?:[kmgt]i?b|[kmg]?hz|[kcm]?m|k?g|ms|px)\b)|\p{N}+(?:[.,]\p{N}+)+|(?!v\p{N}+[.,]\p{N})[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)*/giu;

/** What signs are read as, so that "25 °C" is found by "how many degrees", and ".NET" is no net. */
const signs: ReadonlyMap<string, string> = new Map([
  ['°', 'degrees'],
  ['°c', 'degrees'],
  ['°f', 'degrees'],
  ['%', 'percent'],
  ['€', 'euros'],
  ['$', 'dollars'],
  ['£', 'pounds'],
  ['.net', 'dotnet'],
]);

export function listWords(text: string): string[] {
  return tokenize(text).map(({ word }) => word);
}

/**
 * Splits a text into words: runs of letters, with the marks above and below them, and digits, decimal numbers and
 * version numbers whole ("v1.10" is read as "1.10", "1,000" as "1000"), a unit apart from its number ("2GB"), "C++" and
 * "C#", signs of units and currencies as words, possessive and contracted endings dropped. Hyphens separate, so "type-1"
 * and "type 1" are the same two words. Where a script puts nothing between words, a dictionary tells them.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  // Every text of a corpus goes through here, and an iterator of matches takes far longer.
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(text); match !== null; match = wordPattern.exec(text)) {
    const { 0: run, index } = match;
    if (unspaced.test(run)) splitRun(run, index, tokens);
    else tokens.push({ word: foldWord(run), start: index, end: wordPattern.lastIndex });
  }
  return tokens;
}

const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Adds the words of a run; the time that the segmenter takes grows with the square of what it is given. */
function splitRun(run: string, start: number, tokens: Token[]): void {
  for (const slice of run.matchAll(/.{1,1000}/gsu)) {
    for (const { segment, index } of segmenter.segment(slice[0])) {
      const from = start + slice.index + index;
      tokens.push({ word: foldWord(segment), start: from, end: from + segment.length });
    }
  }
}

const plainWord = /^[a-z\d]+$/;
const groupedNumber = /^\d{1,3}(?:,\d{3})+$/;

/** Lower-cases a word, drops a possessive or contracted ending, and writes Latin letters without their accents. */
function foldWord(word: string): string {
  const whole = word.toLowerCase();
  if (plainWord.test(whole)) return whole;
  const sign = signs.get(whole);
  if (sign !== undefined) return sign;
  if (groupedNumber.test(whole)) return whole.replaceAll(',', '');
  return whole
    .replace(/['’](s|re|ve|ll|d|m)$/u, '')
    .replace(/['’]/gu, '')
    .normalize('NFD')
    .replace(/\p{Script=Inherited}/gu, '')
    .replace(/đ/gu, 'd');
}
