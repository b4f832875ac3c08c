import { tokenize } from '../analysis/tokenize.ts';
import { starting, stripMarkup } from './clean-question.ts';
import type { Conversation, Engine } from './engine.ts';
import { isCall } from './small-talk.ts';
import { countTelling } from './topic.ts';

/** Longest question, in characters, that is looked up; a longer sentence is cut. */
const longestQuestion = 500;

/** Characters of a message that are looked at; Discord has none that is longer than 4,000. */
const longestMessage = 4_000;

/** How many sentences of a message are tried, and how many ahead of a question are taken in. */
const limits = { tried: 12, before: 2 } as const;

/** A question in a message, and what was said ahead of it. */
export interface FoundQuestion {
  readonly question: string;
  /** What the sentences around it speak of, or null when there are none. */
  readonly conversation: Conversation | null;
}

/** A sentence of a message, and how much it looks like a question. */
interface Candidate {
  readonly text: string;
  readonly looks: number;
  /** Its number among the sentences. */
  readonly at: number;
}

/**
 * The question in a message that somebody wrote to others: mentions, links, code and quoted lines are no part of it.
 * Of several sentences that ask, one that names a subject goes first, then one with a word that the corpus knows; of
 * equal ones, what the corpus answers best. Null when nothing in the message can be looked up.
 */
export async function findQuestion(message: string, engine: Engine): Promise<FoundQuestion | null> {
  const sentences = listSentences(message.slice(0, longestMessage));
  const candidates = sentences.filter(({ text }) => !isCall(text) && engine.readSmallTalk(text) === null);
  const asking = candidates.filter(({ looks }) => looks > 0);
  const tried = (asking.length > 0 ? asking : candidates)
    .toSorted((a, b) => b.looks - a.looks || a.at - b.at)
    .slice(0, limits.tried);
  const weighed = await Promise.all(
    tried.map(async (candidate) => {
      const { confidence, unknownTerms } = await engine.ask(candidate.text);
      const isKnown = countTelling(candidate.text) > unknownTerms.length;
      const isNamed = engine.subjects.namedIn(candidate.text).length > 0;
      return { ...candidate, confidence, aboutness: isNamed ? 2 : Number(isKnown) };
    }),
  );
  const [best] = weighed.toSorted(
    (a, b) => b.aboutness - a.aboutness || b.looks - a.looks || b.confidence - a.confidence,
  );
  if (best === undefined) return null;
  let conversation: Conversation | null = null;
  for (const { text } of listContext(best, sentences, engine)) {
    ({ conversation } = await engine.converse(text, conversation));
  }
  return { question: best.text, conversation };
}

/** What a question may lean on: the sentences before it, and one that names a subject if none of those does. */
function listContext(
  { at, aboutness }: Candidate & { readonly aboutness: number },
  sentences: readonly Candidate[],
  { subjects }: Engine,
): readonly Candidate[] {
  const names = ({ text }: Candidate): boolean => subjects.namedIn(text).length > 0;
  const before = sentences.slice(Math.max(0, at - limits.before), at);
  if (aboutness === 2 || before.some(names)) return before;
  return [...sentences.filter((other) => other.at !== at && names(other)).slice(0, 1), ...before];
}

function listSentences(message: string): readonly Candidate[] {
  return stripMarkup(message)
    .split(/(?<=[?!.…])\s+|\n+/u)
    .map((sentence) => cutToLength(sentence.replace(/\s+/gu, ' ').trim()))
    .filter((sentence) => tokenize(sentence).length > 0)
    .map((text, at) => ({
      text,
      looks: (/\?[!?.…)"'”]*$/u.test(text) ? 2 : 0) + Number(starting.test(text)),
      at,
    }));
}

/** The end of a sentence that is too long to be looked up. */
function cutToLength(sentence: string): string {
  return sentence.length > longestQuestion
    ? sentence.slice(-longestQuestion).replace(/^\S*\s/u, '')
    : sentence;
}

/** Whether there is nothing to look for: less than two letters or digits in a row, no "C#" and no name. */
export function asksNothing(text: string, { subjects }: Engine): boolean {
  return !/[\p{L}\p{N}]{2}|\p{L}(?:\+\+|#)/u.test(stripMarkup(text)) && subjects.namedIn(text).length === 0;
}
