import { deu, fra, ind, ita, nld, pol, por, spa, swe, tur, vie } from 'stopword/dist/stopword.esm.mjs';
import { stopWords } from '../../analysis/stop-words.ts';

/** Words that others write and that carry no topic in English. */
const foreignWords = new Set(
  [deu, fra, ind, ita, nld, pol, por, spa, swe, tur, vie]
    .flat()
    .flatMap((entry) => entry.toLowerCase().split(/[^\p{L}\p{M}]+/u))
    .filter((word) => word.length > 1 && !stopWords.has(word)),
);

/**
 * Whether a text may be in English: true unless it has more words of other languages, or letters of other scripts, than
 * little English words. What detectors by letter sequences take for Danish is "bare metal hypervisor", so the words
 * that hold a sentence together decide, and names and keywords alone are English.
 */
export function isEnglish(text: string): boolean {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [];
  const foreign = words.filter((word, index) => isForeign(word, index > 0));
  return foreign.length <= words.filter((word) => stopWords.has(word.toLowerCase())).length;
}

function isForeign(word: string, mayBeName: boolean): boolean {
  if (/[^\p{Script=Latin}\p{M}]/u.test(word)) return true;
  const lower = word.toLowerCase();
  if (mayBeName && lower !== word) return false;
  return foreignWords.has(lower) || (/[^a-z]/u.test(lower) && !stopWords.has(lower));
}
