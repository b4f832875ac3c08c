import { correctWord } from '../analysis/edit-distance.ts';
import type { Token } from '../analysis/tokenize.ts';

/** The words of a corpus as they are written, for reading words of a question that it does not know. */
export class Vocabulary {
  readonly #counts = new Map<string, number>();
  readonly #pairs = new Set<string>();

  add(text: string, tokens: readonly Token[]): void {
    for (const [at, { word, start }] of tokens.entries()) {
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      const last = tokens[at - 1];
      if (last !== undefined && start - last.end === 1 && isName(text, last.start, start)) {
        this.#pairs.add(`${last.word} ${word}`);
      }
    }
  }

  has(word: string): boolean {
    return this.#counts.has(word);
  }

  /** Whether two words (`hyper v`) stand side by side somewhere as one name: hyphenated, or both capitalised. */
  hasPair(words: string): boolean {
    return this.#pairs.has(words);
  }

  /** The word that an unknown word was probably meant to be, or null. */
  correct(word: string): string | null {
    return correctWord(word, this.#counts);
  }

  /** The most frequent word with this beginning, or null. */
  complete(start: string): string | null {
    let best: string | null = null;
    let most = 0;
    for (const [word, count] of this.#counts) {
      if (count > most && word.startsWith(start)) [best, most] = [word, count];
    }
    return best;
  }
}

function isName(text: string, first: number, second: number): boolean {
  return (
    text.charAt(second - 1) === '-' ||
    (/\p{Lu}/u.test(text.charAt(second)) && /\p{Lu}/u.test(text.charAt(first)))
  );
}
