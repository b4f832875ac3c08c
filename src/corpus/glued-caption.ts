import { isStatement, measureOverlap } from './text-words.ts';

/** How often each word stands in a text, exactly as written. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Counts the words of a text; a word is a run of letters and digits. */
export function countVocabulary(text: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Finds a picture's caption that lost its line break and sticks to the paragraph after it, as in
 * `What is a cellCells are …`. Returns the caption's length, 0 when there is none.
 *
 * Names such as `OpenStack` look the same inside, so a cut needs evidence: the word made by gluing stands nowhere
 * else, both its halves do, and the caption either says the heading (or title) again or is a bare phrase.
 */
export function findGluedCaption(
  paragraph: string,
  headings: readonly string[],
  vocabulary: Vocabulary,
): number {
  for (const heading of headings) {
    const length = heading.replace(/\s*\?$/u, '').length;
    const isSame = paragraph.slice(0, length).toLowerCase() === heading.slice(0, length).toLowerCase();
    if (length > 0 && isSame && isGlued(paragraph, length, vocabulary)) return length;
  }
  for (const seam of listSeams(paragraph)) {
    const caption = paragraph.slice(0, seam);
    if (!isGlued(paragraph, seam, vocabulary)) continue;
    const isRepeat = headings.some((heading) => measureOverlap(caption, heading) >= 0.6);
    if (isRepeat || isBarePhrase(paragraph, seam, vocabulary)) return seam;
  }
  return 0;
}

/** Places among the first words where a capital follows a small letter. */
function listSeams(paragraph: string): readonly number[] {
  const limit = /^(?:\S+\s+){1,10}/u.exec(paragraph)?.[0].length ?? 0;
  return [...paragraph.slice(0, limit).matchAll(/\p{Ll}(?=\p{Lu})/gu)].map((match) => match.index + 1);
}

function isGlued(paragraph: string, seam: number, vocabulary: Vocabulary): boolean {
  const { left, right } = splitAtSeam(paragraph, seam);
  if (left === '' || right === '' || (vocabulary.get(left + right) ?? 0) > 1) return false;
  const isOneWord = left.length === seam;
  if (isOneWord && left.toLowerCase() !== right.toLowerCase()) return false;
  return countLoose(left, vocabulary) > 0 && countLoose(right, vocabulary) > 0;
}

/** A short phrase without a verb whose seam joins two words that the text uses often. */
function isBarePhrase(paragraph: string, seam: number, vocabulary: Vocabulary): boolean {
  const { left, right } = splitAtSeam(paragraph, seam);
  const caption = paragraph.slice(0, seam);
  const words = caption.split(/\s+/u).length;
  const isCommon = (vocabulary.get(left) ?? 0) > 1 && (vocabulary.get(right) ?? 0) > 1;
  return isCommon && words > 2 && words <= 6 && !/[.,;:!?]/u.test(caption) && !isStatement(caption);
}

function splitAtSeam(paragraph: string, seam: number): { readonly left: string; readonly right: string } {
  return {
    left: /[\p{L}\p{N}]*$/u.exec(paragraph.slice(0, seam))?.[0] ?? '',
    right: /^[\p{L}\p{N}]*/u.exec(paragraph.slice(seam))?.[0] ?? '',
  };
}

function countLoose(word: string, vocabulary: Vocabulary): number {
  const lower = word.toLowerCase();
  return (vocabulary.get(word) ?? 0) + (lower === word ? 0 : (vocabulary.get(lower) ?? 0));
}
