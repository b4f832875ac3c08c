import type { Term } from '../analysis/analyze.ts';
import { rankWord } from '../analysis/common-words.ts';
import { stopWords } from '../analysis/stop-words.ts';
import type { Thesaurus } from '../analysis/thesaurus.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { PassageIndex } from './passage-index.ts';

export interface Reading {
  readonly typed: string;
  readonly read: string;
}

/** A question with its words repaired. */
export interface Repaired {
  readonly text: string;
  /** The terms of that text. */
  readonly terms: readonly Term[];
  readonly repairs: readonly Reading[];
}

/**
 * Repairs the words of a question that the corpus does not know: words written apart ("open vz") or together
 * ("baremetal") other than in the corpus, then misspellings. Words the corpus knows are never touched.
 */
export function repairWords(question: string, index: PassageIndex, thesaurus: Thesaurus): Repaired {
  const tokens = tokenize(question);
  const terms = index.analyzer.analyze(question, tokens);
  const names = terms.filter(({ subject, surface }) => subject !== null && isUnwritten(surface, index));
  const pieces: string[] = [];
  const repairs: Reading[] = [];
  let written = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const name = names.find(({ position }) => position === at);
    const { read, length } =
      name === undefined
        ? readToken(tokens[at]!, tokens[at + 1], index, thesaurus)
        : { read: name.subject!.name, length: name.length };
    if (read === null) continue;
    const { start } = tokens[at]!;
    at += length - 1;
    pieces.push(question.slice(written, start), read);
    written = tokens[at]!.end;
    repairs.push({ typed: question.slice(start, written), read });
  }
  if (repairs.length === 0) return { text: question, terms, repairs };
  const text = [...pieces, question.slice(written)].join('');
  return { text, terms: index.analyzer.analyze(text), repairs };
}

/** How a word is read, and how many words are read so; null as it is written. */
function readToken(
  token: Token,
  next: Token | undefined,
  index: PassageIndex,
  thesaurus: Thesaurus,
): { readonly read: string | null; readonly length: number } {
  const joined = joinWords(token, next, index);
  return joined === null
    ? { read: repairWord(token.word, index, thesaurus), length: 1 }
    : { read: joined, length: 2 };
}

/** Whether a name is one that no text has: a misspelling that the lexicon lists, or written apart ("open stack"). */
function isUnwritten(surface: string, { vocabulary }: PassageIndex): boolean {
  const words = surface.split(' ');
  return words.some((word) => !vocabulary.has(word)) || (words.length > 1 && vocabulary.has(words.join('')));
}

/** Two words that the corpus writes as one, or null; both being known words that never meet is the sign. */
function joinWords(first: Token, second: Token | undefined, index: PassageIndex): string | null {
  if (second === undefined || second.start - first.end !== 1) return null;
  const joined = first.word + second.word;
  if (joined.length < 5 || stopWords.has(first.word) || stopWords.has(second.word)) return null;
  if (isWritten(first.word, index) && isWritten(second.word, index)) return null;
  return isWritten(joined, index) && index.vocabulary.has(joined) ? joined : null;
}

/** Whether the corpus has the word, in any of its forms. */
function isWritten(word: string, index: PassageIndex): boolean {
  return index.has(index.analyzer.stem(word));
}

function repairWord(word: string, index: PassageIndex, thesaurus: Thesaurus): string | null {
  if (isUnderstood(word, index, thesaurus)) return null;
  // A right word that the corpus lacks is not a misspelling of one that it has.
  if (rankWord(word) !== null) return null;
  return splitWord(word, index) ?? index.vocabulary.correct(word);
}

function isUnderstood(word: string, index: PassageIndex, thesaurus: Thesaurus): boolean {
  if (stopWords.has(word) || index.vocabulary.has(word)) return true;
  const stem = index.analyzer.stem(word);
  if (index.has(stem)) return true;
  return [...thesaurus.alternatives(stem).keys()].some((other) => index.has(other));
}

/** A word that the corpus writes as two, or null. */
function splitWord(word: string, index: PassageIndex): string | null {
  for (let at = word.length - 1; at > 0; at -= 1) {
    const pair = `${word.slice(0, at)} ${word.slice(at)}`;
    if (index.vocabulary.hasPair(pair)) return pair;
  }
  return null;
}
