import { type Correction, createSpeller, type Speller } from '../analysis/spelling.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import { finish, type Steps } from '../steps.ts';

/** The words of a corpus as they are written, for reading words of a question that it does not know. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Whether two words (`hyper v`) stand side by side somewhere as one name: hyphenated, or both capitalised. */
  hasPair(words: string): boolean;
  /** Words that an unknown word was probably meant to be, the best first. */
  correct(word: string): readonly Correction[];
  /** Reads the passages now, instead of when the first unknown word comes up. */
  prepare(): Steps<void>;
}

interface Words {
  readonly speller: Speller;
  readonly pairs: ReadonlySet<string>;
}

/** Makes the vocabulary of passages; they are only read when the first unknown word comes up. */
export function createVocabulary(passages: readonly Passage[]): Vocabulary {
  let words: Words | null = null;
  const read = (): Words => (words ??= finish(readWords(passages)));
  return {
    has: (word) => read().speller.has(word),
    hasPair: (pair) => read().pairs.has(pair),
    correct: (word) => read().speller.correct(word),
    *prepare() {
      words ??= yield* readWords(passages);
    },
  };
}

function* readWords(passages: readonly Passage[]): Steps<Words> {
  const counts = new Map<string, number>();
  const pairs = new Set<string>();
  const headings = new Set(passages.map(({ section }) => section.headings.join('\n')));
  for (const text of [...passages.map((passage) => passage.text), ...headings]) {
    const tokens = tokenize(text);
    for (const [index, token] of tokens.entries()) {
      counts.set(token.word, (counts.get(token.word) ?? 0) + 1);
      const next = tokens[index + 1];
      if (next !== undefined && next.start - token.end === 1 && isName(text, token.start, next.start)) {
        pairs.add(`${token.word} ${next.word}`);
      }
    }
    yield;
  }
  return { speller: createSpeller(counts), pairs };
}

function isName(text: string, first: number, second: number): boolean {
  const areCapitals = /\p{Lu}/u.test(text.charAt(first)) && /\p{Lu}/u.test(text.charAt(second));
  return areCapitals || text.charAt(second - 1) === '-';
}
