import type { Gap } from './state.ts';

/** Longest question that is kept, in characters: longer ones are stories, which may be about somebody. */
const maxChars = 120;
const minChars = 3;

/** What may point to a person: none of it says what the corpus lacks. */
const personal: readonly RegExp[] = [
  // Links, then addresses of mail and machines.
  /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+/g,
  /\S+@\S+/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  // Mentions, emoji and dates as Discord writes them, then names as people do.
  /<[^<>\s]*\d{5,}[^<>]*>/g,
  /@\S+/g,
  // Telephone numbers, ids, and words too long to be words.
  /\+?\d[\d\s()./-]{6,}\d/g,
  /\S*\d{5,}\S*/g,
  /\S{31,}/g,
];

/**
 * Reduces a question to what many people ask: lower case, single spaces, no links, mentions, addresses or long numbers.
 * Null when nothing telling is left, or when it is longer than 120 characters.
 */
export function normalizeQuestion(question: string): string | null {
  if (question.length > 4 * maxChars) return null;
  const lower = question.normalize('NFKC').toLowerCase();
  const text = personal
    .reduce((rest, pattern) => rest.replaceAll(pattern, ' '), lower)
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  const isTelling = text.length >= minChars && text.length <= maxChars && /\p{L}/u.test(text);
  return isTelling ? text : null;
}

/** Most questions that are kept; beyond that the rarest make room, and of those the ones not asked for longest. */
export const maxGaps = 1_000;

/** Counts, the oldest first, added up by question: the most frequent first, of as frequent ones those asked last. */
export function sumGaps(gaps: Iterable<Gap>): readonly Gap[] {
  const sums = new Map<string, Gap>();
  for (const { question, abstained, disliked } of gaps) {
    const sum = sums.get(question) ?? { abstained: 0, disliked: 0 };
    // Behind the others: what is asked last comes last.
    sums.delete(question);
    sums.set(question, {
      question,
      abstained: sum.abstained + abstained,
      disliked: sum.disliked + disliked,
    });
  }
  return [...sums.values()]
    .toReversed()
    .toSorted((a, b) => total(b) - total(a))
    .slice(0, maxGaps);
}

function total({ abstained, disliked }: Gap): number {
  return abstained + disliked;
}
