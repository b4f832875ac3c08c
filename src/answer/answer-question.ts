import { isEveryday } from '../analysis/common-words.ts';
import { explainHit } from '../retrieval/explain.ts';
import { type Intent, readIntent } from '../retrieval/intent.ts';
import { buildQuery, type Query, type Slot } from '../retrieval/query.ts';
import { type RankedHit, search } from '../retrieval/search.ts';
import type { Answer, AnswerPassage } from './answer.ts';
import { chooseHighlights } from './choose-highlights.ts';
import { comparative } from './comparing-words.ts';
import { judgeHits } from './confidence.ts';
import { isChatter } from './small-talk.ts';
import { scoreSentences } from './score-sentence.ts';
import type { AnswerSources } from './sources.ts';
import { findSurroundings } from './surroundings.ts';

/** What is asked for is a list of names. */
const listIntents: ReadonlySet<Intent> = new Set(['list', 'users']);

/** How many passages an answer shows. */
export const passageCount = 3;

/** How many questions a withheld answer offers instead. */
const suggestionCount = 3;

/** Answers a question from the index, or abstains with the nearest passages. */
export async function answerQuestion(question: string, sources: AnswerSources): Promise<Answer> {
  const { index, thesaurus } = sources;
  const query = buildQuery(isChatter(question, index) ? '' : question, index, thesaurus);
  const isEmpty = query.slots.length === 0;
  const hits = search(query, index, isEmpty ? null : await sources.compareMeaning(query.text));
  const { confidence, isAnswered, isSure } = judgeHits(query, hits);
  return {
    status: isAnswered ? 'answered' : 'abstained',
    question: question.trim(),
    sure: isSure,
    comparison: null,
    confidence,
    passages: hits
      .filter(isFirstOfLike)
      .slice(0, passageCount)
      .map((hit) => showPassage(query, hit, sources)),
    unknownTerms: [...new Set(query.slots.filter(isUnknown).map(({ word }) => word))],
    unanswered: [],
    readings: query.repairs,
    suggestions: isAnswered ? [] : suggestQuestions(hits, sources),
  };
}

/** Whether no hit before says the same, word for word. */
function isFirstOfLike({ passage }: RankedHit, at: number, hits: readonly RankedHit[]): boolean {
  return hits.findIndex((other) => other.passage.text === passage.text) === at;
}

/** What else could be asked: headings a little farther off than the passages shown, or the corpus's first ones. */
function suggestQuestions(hits: readonly RankedHit[], { questions }: AnswerSources): readonly string[] {
  const shown = new Set(
    hits.slice(0, passageCount).flatMap(({ passage }) => passage.section.headings.slice(-1)),
  );
  const near = hits.slice(passageCount).flatMap(({ passage }) => passage.section.headings.slice(-1));
  const offered = near.length > 0 ? near : questions;
  return [...new Set(offered)].filter((question) => !shown.has(question)).slice(0, suggestionCount);
}

/** Words related to the one asked for help to find passages, but do not make the corpus know the word. */
const meantWeight = 0.45;

/** Whether a word alone says what is asked, and not of what: "advantages", "slower". */
function isRelation(word: string): boolean {
  return readIntent(word).intent !== 'topic' || comparative.test(word);
}

function isUnknown({ word, alternatives }: Slot): boolean {
  if (isEveryday(word)) return false;
  for (const weight of alternatives.values()) if (weight >= meantWeight) return false;
  return !isRelation(word);
}

export function showPassage(query: Query, hit: RankedHit, sources: AnswerSources): AnswerPassage {
  const { passage, score } = hit;
  const around = findSurroundings(passage, sources.passages);
  return {
    ...chooseHighlights(passage, scoreSentences(query, hit), around, listIntents.has(query.intent)),
    score,
    // Worked out for those who ask only: most never look.
    get explanation() {
      return explainHit(query, hit);
    },
  };
}
