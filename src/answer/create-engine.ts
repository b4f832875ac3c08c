import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusEncoder } from '../retrieval/encoder/corpus-encoder.ts';
import type { CorpusVectors } from '../retrieval/encoder/corpus-vectors.ts';
import { repairWords } from '../retrieval/repair.ts';
import { createSimilarity } from '../retrieval/similarity.ts';
import type { Answer } from './answer.ts';
import { answerSeveral } from './answer-several.ts';
import { answerQuestion } from './answer-question.ts';
import { cleanQuestion } from './clean-question.ts';
import { createComparer, type Comparer } from './compare.ts';
import { type Comparison, isFull, spokenAspect } from './comparison.ts';
import { createCompleter } from './complete.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { readComparison, readUnknown } from './read-comparison.ts';
import { readSmallTalk } from './small-talk.ts';
import { type AnswerSources, prepareSources } from './sources.ts';
import { createSubjectGuide } from './subject-guide.ts';

/**
 * Builds the engine for a corpus: analyzes and indexes every passage, in slices. With an encoder, its vectors are made
 * in the background; until they are there the words alone answer.
 */
export async function createEngine(corpus: Corpus, encoder: CorpusEncoder | null = null): Promise<Engine> {
  let vectors: CorpusVectors | null = null;
  const sources = await prepareSources(corpus, async (question) => {
    if (encoder === null || vectors === null) return null;
    const encoded = await encoder.encodeQuestion(question);
    return encoded === null ? null : createSimilarity(encoded, vectors);
  });
  const encoded = encoder?.encodeCorpus(corpus).then((made) => {
    vectors = made;
  });
  return assembleEngine(corpus, sources, encoded ?? Promise.resolve());
}

function assembleEngine(corpus: Corpus, sources: AnswerSources, encoded: Promise<void>): Engine {
  const completer = createCompleter(corpus, sources, (a, b) => comparer.listAspects(a, b));
  const comparer = createComparer(sources, (typed) =>
    completer
      .complete({ kind: 'subject', other: null }, typed, Number.POSITIVE_INFINITY)
      .flatMap(({ text, match }) => (match === 'suggested' ? [] : [text])),
  );
  const clean = (text: string): string => cleanQuestion(text, sources.index);
  return {
    corpus,
    aspects: corpus.lexicon.aspects.map(({ name }) => name),
    subjects: createSubjectGuide(sources),
    encoded,
    async ask(question) {
      const asked = clean(question);
      const several = await answerSeveral(asked, null, sources);
      const answer = several?.answer ?? (await answerQuestion(asked, sources));
      return keepTyped(await addComparison(answer, asked, [], { sources, comparer }), question, asked);
    },
    async converse(question, previous) {
      const asked = clean(question);
      const turn =
        (await answerSeveral(asked, previous, sources)) ?? (await converse(asked, previous, sources));
      const spokenOf = previous?.subjects ?? [];
      const answer = await addComparison(turn.answer, asked, spokenOf, { sources, comparer });
      return { ...turn, answer: keepTyped(answer, question, asked) };
    },
    async compare(a, b, given) {
      const aspect = given !== null && /[\p{L}\p{N}]/u.test(given) ? given : null;
      return comparer.compare(clean(a), clean(b), aspect && clean(aspect));
    },
    readSmallTalk: (text) => readSmallTalk(text, sources.index),
    ...completer,
  };
}

/** An answer under the question as it was typed, unless what was said before completes it. */
function keepTyped(answer: Answer, typed: string, asked: string): Answer {
  return answer.question === asked ? { ...answer, question: typed.trim() } : answer;
}

/** Adds the comparison that a question asks for. */
async function addComparison(
  answer: Answer,
  asked: string,
  spokenOf: readonly string[],
  { sources, comparer }: { readonly sources: AnswerSources; readonly comparer: Comparer },
): Promise<Answer> {
  const { question, readings } = answer;
  const repair = (text: string): string =>
    question === asked && readings.length === 0
      ? text
      : repairWords(text, sources.index, sources.thesaurus).text;
  const pair =
    readComparison(repair(asked), sources, spokenOf) ??
    (question === asked ? null : readComparison(repair(question), sources, [])) ??
    (answer.status === 'abstained' ? readUnknown(asked, sources) : null);
  if (pair === null) return answer;
  const compared = await comparer.compare(pair.a, pair.b, pair.aspect);
  return answerWith({ ...compared, left: pair.left }, answer);
}

/** An answer with a comparison, unless that tells nothing of one side. */
function answerWith(comparison: Comparison, answer: Answer): Answer {
  const { status, reason, aspect, both, rows } = comparison;
  if (reason === 'same-subject' || reason === 'unknown-subject') return { ...answer, comparison };
  const tellsBoth = both.length > 0 || rows.some(isFull);
  if (status === 'abstained' || (aspect === null && !tellsBoth)) return answer;
  const isAsked = aspect === spokenAspect(comparison);
  const isFound = isAsked && tellsBoth && answer.status === 'answered';
  return { ...answer, status, sure: isFound || answer.sure, suggestions: [], comparison };
}
