import { stopWords } from '../analysis/stop-words.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import { readIntent } from '../retrieval/intent.ts';

/** A stretch of telling words of a question: `text.slice(start, end)`. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  /** Whether it stands where a thing is named: after an article, a preposition or a form of "to be". */
  readonly isNominal: boolean;
}

/** Words between telling words that belong to one name or expression: "Tower of Hercules", "quotas on the disk". */
const glue: ReadonlySet<string> = new Set(
  'of the a an at in on for from to with without by and or not'.split(' '),
);

/** Words after which a thing is named. */
const introducing: ReadonlySet<string> = new Set(
  `a an the my your our this that is are was were of in at on for with by about much many does do did than from
  to`.split(/\s+/u),
);

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

/** The telling words of a question, in one piece that can stand in brackets: "what is the float test" is about "float test". */
export function findTopic(question: string): string {
  const tokens = tokenize(question);
  const isTelling = markTelling(question, tokens);
  const kept = tokens.filter((token, at) => isTelling[at] === true || isGlue(tokens, isTelling, at, token));
  return kept.map(({ start, end }) => question.slice(start, end)).join(' ');
}

/** Whether a word joins two telling words: only articles and prepositions stand between them. */
function isGlue(
  tokens: readonly Token[],
  isTelling: readonly boolean[],
  at: number,
  { word }: Token,
): boolean {
  if (!glue.has(word)) return false;
  const before = tokens.findLastIndex((_, index) => index < at && isTelling[index] === true);
  const after = tokens.findIndex((_, index) => index > at && isTelling[index] === true);
  if (before === -1 || after === -1) return false;
  return tokens.slice(before + 1, after).every((token) => glue.has(token.word));
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
      isNominal: introducing.has(tokens[from - 1]?.word ?? ''),
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
