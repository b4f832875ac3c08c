import { tokenize } from '../analysis/tokenize.ts';
import type { Engine } from './engine.ts';

/** Longest question, in characters, that is looked up; a longer sentence is hardly one. */
const longestQuestion = 500;

/** Characters of a message that are looked at; Discord has none that is longer than 4,000. */
const longestMessage = 4_000;

/** How many sentences of a message are tried. */
const sentencesTried = 12;

/** Words questions begin with, in English and Vietnamese. */
const questionStart =
  /^(?:(?:so|and|but|ok|okay|hey|hi|please|well|um|guys|does anyone know|anyone know|can (?:any|some)(?:one|body) (?:tell|explain)(?: me)?)[ ,]+)*(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|has|have|tell|explain|compare|difference|ai|tại sao|vì sao|làm sao|thế nào|khi nào|ở đâu)\b/iu;

/** A sentence of a message, and how much it looks like a question. */
interface Candidate {
  readonly text: string;
  readonly looks: number;
}

/**
 * The question in a message that somebody wrote to others: mentions, links, code and quoted lines are no part of it.
 * Of several sentences, those that ask go first, and of these the one that the corpus answers best. Null when the
 * message has no words.
 */
export function findQuestion(message: string, engine: Engine): string | null {
  const candidates = listCandidates(message.slice(0, longestMessage));
  const most = Math.max(0, ...candidates.map(({ looks }) => looks));
  const asking = candidates.filter(({ looks }) => looks === most);
  const scored = asking.map(({ text }) => ({ text, confidence: engine.ask(text).confidence }));
  const [best] = scored.toSorted((a, b) => b.confidence - a.confidence);
  return best?.text ?? null;
}

/** What a person wrote in a message, without what Discord draws in another way. */
export function stripMarkup(message: string): string {
  return message
    .replace(/```[\s\S]*?(?:```|$)/gu, '\n')
    .replace(/^>.*$/gmu, '')
    .replace(/`([^`\n]*)`/gu, '$1')
    .replace(/<(?:a?:\w+:\d+|[@#][!&]?\d+|\/[^>]*:\d+|t:-?\d+(?::\w)?|id:\w+)>/gu, ' ')
    .replace(/\[([^[\]]*)\]\(<?https?:[^)]*\)/gu, '$1')
    .replace(/<?https?:\/\/\S+/gu, ' ')
    .replace(/@(?:everyone|here)\b/gu, ' ')
    .replace(/\|\||[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/gu, '')
    .replace(/^[^\S\n]*(?:#{1,3}|-#|[-*])\s+/gmu, '');
}

function listCandidates(message: string): readonly Candidate[] {
  return stripMarkup(message)
    .split(/(?<=[?!.…])\s+|\n+/u)
    .map((sentence) => sentence.replace(/\s+/gu, ' ').trim())
    .filter((sentence) => sentence.length <= longestQuestion && tokenize(sentence).length > 0)
    .map((text) => ({ text, looks: (text.endsWith('?') ? 2 : 0) + (questionStart.test(text) ? 1 : 0) }))
    .slice(0, sentencesTried);
}
