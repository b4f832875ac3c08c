import MiniSearch, { type SearchResult } from 'minisearch';
import { measureEditDistance } from '../analysis/edit-distance.ts';
import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';

export interface Typeable {
  readonly text: string;
  /** Words that help to find it, such as the headings above it. */
  readonly context: string;
}

export interface TypedMatch {
  /** Its number among what was searched. */
  readonly entry: number;
  /**
   * `whole` when what was typed is all of its text, `start` when it is how the text begins, `words` when all telling
   * words are in it, `some` when no text has all of them and this one has at least half.
   */
  readonly fit: 'whole' | 'start' | 'words' | 'some';
  /** Whether it was found by reading a word as another. */
  readonly isCorrected: boolean;
  /** The higher the better; to be compared inside one search only. */
  readonly score: number;
}

/** Finds what is being typed, in no particular order; nothing for what has no word in it. */
export type SearchTyped = (typed: string) => readonly TypedMatch[];

/**
 * Makes the search over texts: words that were typed are looked for as beginnings of words, of a text or its context.
 * @param isWord - whether what was typed begins a word that is known elsewhere: then it is no misspelling
 */
export function createTypingSearch(
  entries: readonly Typeable[],
  isWord: (typed: string) => boolean,
): SearchTyped {
  const index = indexEntries(entries);
  const folded = entries.map(({ text }) => foldText(text));
  const words = [...new Set(entries.flatMap(({ text, context }) => listWords(`${text}\n${context}`)))];
  return (typed) => {
    const typedWords = listWords(typed).map((word) =>
      words.some((known) => known.startsWith(word)) || isWord(word) ? word : (readSlip(word, words) ?? word),
    );
    const start = typedWords.join(' ');
    const isCorrected = start !== foldText(typed);
    const { found, hasAll } = lookUp(index, folded, typedWords);
    return found.map(({ id, score }) => {
      const text = folded[Number(id)]!;
      const fit = !hasAll ? 'some' : text === start ? 'whole' : text.startsWith(start) ? 'start' : 'words';
      return { entry: Number(id), fit, isCorrected, score };
    });
  };
}

/** How much a word of the context counts, beside one of the text. */
const contextWeight = 0.3;

/** How much a word counts that only says how it is asked. */
const stopWordWeight = 0.5;

/** Letters from which a word ahead of the last one may still be unfinished. */
const shortestStart = 3;

function indexEntries(entries: readonly Typeable[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['text', 'context'],
    tokenize: listWords,
    processTerm: (word) => word,
    searchOptions: {
      boost: { context: contextWeight },
      prefix: (word, at, all) => at === all.length - 1 || word.length >= shortestStart,
    },
  });
  index.addAll(entries.map(({ text, context }, id) => ({ id, text, context })));
  return index;
}

/** Texts that have all of the words, or else those that have at least half of the telling ones. */
function lookUp(
  index: MiniSearch,
  folded: readonly string[],
  words: readonly string[],
): { readonly found: readonly SearchResult[]; readonly hasAll: boolean } {
  const last = words.length - 1;
  // The last word may become any word yet.
  const telling = words.filter((word, at) => at === last || !stopWords.has(word));
  const others = words.filter((word, at) => at !== last && stopWords.has(word));
  if (telling.length === 0) return { found: [], hasAll: false };
  const asksAlike = (id: number): number =>
    1 + stopWordWeight * others.filter((word) => ` ${folded[id]} `.includes(` ${word} `)).length;
  const options = { boostDocument: (id: unknown) => asksAlike(Number(id)) };
  const whole = index.search(telling.join(' '), { ...options, combineWith: 'AND' });
  const sure = words.filter((word) => !stopWords.has(word));
  if (whole.length > 0 || sure.length === 0) return { found: whole, hasAll: true };
  const partial = index.search(sure.join(' '), options);
  const isHalf = ({ queryTerms }: SearchResult): boolean => 2 * new Set(queryTerms).size >= sure.length;
  return { found: partial.filter(isHalf), hasAll: false };
}

/**
 * The beginning of a word that was probably meant, or null. MiniSearch counts two swapped letters as two edits, and
 * does not look for slips in the beginning of a longer word.
 */
function readSlip(typed: string, words: readonly string[]): string | null {
  if (typed.length < shortestStart || /\p{N}/u.test(typed)) return null;
  // Three letters are too few to tell the beginning of which longer word they may be.
  const isShort = typed.length === shortestStart;
  const lengths = isShort ? [typed.length] : [typed.length, typed.length + 1, typed.length - 1];
  const starts = words
    .filter((word) => word[0] === typed[0])
    .filter((word) => !isShort || (word.length === typed.length && !stopWords.has(word)))
    .flatMap((word) => lengths.map((length) => word.slice(0, length)));
  let least = typed.length < 8 ? 2 : 3;
  let nearest: string | null = null;
  for (const start of starts) {
    const distance = measureEditDistance(start, typed, least);
    if (distance < least) [nearest, least] = [start, distance];
  }
  return nearest;
}

function foldText(text: string): string {
  return listWords(text).join(' ');
}
