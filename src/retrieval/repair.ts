import { stopWords } from '../analysis/stop-words.ts';
import type { Thesaurus } from '../analysis/thesaurus.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { PassageIndex } from './passage-index.ts';

/** A word of the question that was read as another. */
export interface Repair {
  readonly typed: string;
  readonly read: string;
}

/** A question with its words repaired. */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

/**
 * Repairs the words of a question that the corpus does not know: words written apart ("open vz") or together
 * ("baremetal") other than in the corpus, then misspellings. Words the corpus knows are never touched.
 */
export function repairWords(question: string, index: PassageIndex, thesaurus: Thesaurus): Repaired {
  const tokens = tokenize(question);
  const pieces: string[] = [];
  const repairs: Repair[] = [];
  let written = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const next = tokens[at + 1];
    const joined = next === undefined ? null : joinWords(token, next, index);
    const read = joined ?? repairWord(token.word, index, thesaurus);
    if (read === null) continue;
    const last = joined === null || next === undefined ? token : next;
    pieces.push(question.slice(written, token.start), read);
    repairs.push({ typed: question.slice(token.start, last.end), read });
    written = last.end;
    if (last === next) at += 1;
  }
  return { text: [...pieces, question.slice(written)].join(''), repairs };
}

/** Two words that the corpus writes as one, or null; both being known words that never meet is the sign. */
function joinWords(first: Token, second: Token, index: PassageIndex): string | null {
  const joined = first.word + second.word;
  if (second.start - first.end !== 1 || joined.length < 5) return null;
  if (isFunctionWord(first.word) || isFunctionWord(second.word)) return null;
  if (isWritten(first.word, index) && isWritten(second.word, index)) return null;
  return isWritten(joined, index) && index.vocabulary.has(joined) ? joined : null;
}

/** Whether the corpus has the word, in any of its forms. */
function isWritten(word: string, index: PassageIndex): boolean {
  return index.has(index.analyzer.stem(word));
}

function isFunctionWord(word: string): boolean {
  return stopWords.has(word);
}

function repairWord(word: string, index: PassageIndex, thesaurus: Thesaurus): string | null {
  if (isUnderstood(word, index, thesaurus)) return null;
  const apart = splitWord(word, index);
  if (apart !== null) return apart;
  // A right word that the corpus lacks is not a misspelling of one that it has.
  if (index.commonWords.rank(word) !== null) return null;
  return index.vocabulary.correct(word);
}

function isUnderstood(word: string, index: PassageIndex, thesaurus: Thesaurus): boolean {
  const stem = index.analyzer.stem(word);
  if (isFunctionWord(word) || index.has(stem) || index.vocabulary.has(word)) return true;
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
