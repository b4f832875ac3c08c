import { stopWords } from '../analysis/stop-words.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { Span } from '../corpus/document.ts';
import { readIntent } from '../retrieval/intent.ts';

/** What stands in brackets was put there when a follow-up was completed. */
const context = /\s*\(([^()]*)\)\??\s*$/u;

/** A question without what was added to complete it. */
export function withoutContext(question: string): string {
  return question.replace(context, '');
}

/** What was added to a question to complete it; empty if nothing was. */
export function contextOf(question: string): string {
  return context.exec(question)?.[1] ?? '';
}

/** How telling words hang together that say one thing: "rid of scale", "the first tower at Eddystone". */
const joining = /^[\s'’-]*(?:(?:of|in|on|at|for|from|with|to|and|or|an?|the|its?)\s+)*$/iu;

/** What a question is about, without what only asks: "which batteries should I use" is about "batteries, use". */
export function findTopic(question: string): string {
  const phrases = listPhrases(question);
  const parts = phrases.map(({ start, end }, at) => {
    const between = question.slice(phrases[at - 1]?.end ?? start, start);
    return (joining.test(between) ? between : ', ') + question.slice(start, end);
  });
  return parts.join('');
}

/** Stretches of telling words of a question, in order. */
export function listPhrases(question: string): readonly Span[] {
  const tokens = tokenize(question);
  const isTelling = markTelling(question, tokens);
  const phrases: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (isTelling[at] !== true) continue;
    const from = at;
    while (isTelling[at + 1] === true) at += 1;
    phrases.push({ start: tokens[from]!.start, end: tokens[at]!.end });
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
