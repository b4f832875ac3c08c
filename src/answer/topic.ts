import { stopWords } from '../analysis/stop-words.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import { readIntent } from '../retrieval/intent.ts';

/** A stretch of telling words of a question: `text.slice(start, end)`. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/** What stands in brackets was put there when a follow-up was completed. */
const context = /\s*\(([^()]*)\)\??\s*$/u;

/** A question without what was added to complete it. */
export function withoutContext(question: string): string {
  return question.replace(context, '');
}

/** What was added to a question to complete it, or null. */
export function contextOf(question: string): string | null {
  return context.exec(question)?.[1] ?? null;
}

/** From the first telling word of a question to the last: "how do I get rid of scale" is about "rid of scale". */
export function findTopic(question: string): string {
  const phrases = listPhrases(question);
  return question.slice(phrases[0]?.start ?? 0, phrases.at(-1)?.end ?? 0);
}

/** Neighbouring telling words of a question, as phrases, in order. */
export function listPhrases(question: string): readonly Phrase[] {
  const tokens = tokenize(question);
  const isTelling = markTelling(question, tokens);
  const phrases: Phrase[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (isTelling[at] !== true) continue;
    const from = at;
    while (isTelling[at + 1] === true) at += 1;
    const words = tokens.slice(from, at + 1);
    phrases.push({
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
      words: words.map(({ word }) => word),
    });
  }
  return phrases;
}

/** How many telling words a question has. */
export function countTelling(question: string): number {
  return markTelling(question, tokenize(question)).filter(Boolean).length;
}

/** For each word, whether it says what the question is about, and not only what is asked. */
function markTelling(question: string, tokens: readonly Token[]): readonly boolean[] {
  const { spent } = readIntent(question);
  return tokens.map(({ word }, at) => {
    if (stopWords.has(word) || spent.has(word)) return false;
    // "How tall is it" asks for the height of something; "tall" does not say of what.
    return !(tokens[at - 1]?.word === 'how' && stopWords.has(tokens[at + 1]?.word ?? 'is'));
  });
}
