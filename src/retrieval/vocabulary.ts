import { correctWord } from '../analysis/spelling.ts';
import type { Token } from '../analysis/tokenize.ts';

/** The words of a corpus as they are written, for reading words of a question that it does not know. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Whether two words (`hyper v`) stand side by side somewhere as one name: hyphenated, or both capitalised. */
  hasPair(words: string): boolean;
  /** The word that an unknown word was probably meant to be, or null. */
  correct(word: string): string | null;
  /** The most frequent word with this beginning, or null. */
  complete(start: string): string | null;
}

/** What a vocabulary is made of. */
export interface Words {
  /** How often each word stands in the corpus. */
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: ReadonlySet<string>;
}

/** Makes a vocabulary. */
export function createVocabulary({ counts, pairs }: Words): Vocabulary {
  return {
    has: (word) => counts.has(word),
    hasPair: (pair) => pairs.has(pair),
    correct: (word) => correctWord(word, counts),
    complete: (start) => findMostFrequent(counts, start),
  };
}

function findMostFrequent(counts: ReadonlyMap<string, number>, start: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [word, count] of counts) {
    if (count > most && word.startsWith(start)) [best, most] = [word, count];
  }
  return best;
}

/** Collects the words of texts. */
export class WordCollector implements Words {
  readonly counts = new Map<string, number>();
  readonly pairs = new Set<string>();

  /** Adds a text that has been split into words. */
  add(text: string, tokens: readonly Token[]): void {
    let last: Token | null = null;
    for (const token of tokens) {
      this.counts.set(token.word, (this.counts.get(token.word) ?? 0) + 1);
      if (last !== null && token.start - last.end === 1 && isName(text, last.start, token.start)) {
        this.pairs.add(`${last.word} ${token.word}`);
      }
      last = token;
    }
  }
}

function isName(text: string, first: number, second: number): boolean {
  return (
    text.charAt(second - 1) === '-' ||
    (/\p{Lu}/u.test(text.charAt(second)) && /\p{Lu}/u.test(text.charAt(first)))
  );
}
