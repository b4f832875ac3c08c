import { showPassage } from '../../../src/answer/answer-question.ts';
import { prepareSources } from '../../../src/answer/sources.ts';
import { buildQuery, type Query } from '../../../src/retrieval/query.ts';
import { alignedCount, type RankedHit, search } from '../../../src/retrieval/search.ts';
import { createSimilarity } from '../../../src/retrieval/similarity.ts';
import { openEncoder } from '../open-encoder.ts';
import type { FitQuestion, FitSet } from './sets.ts';

/** A candidate of a question. */
export interface CollectedHit {
  readonly hit: RankedHit;
  readonly isRight: boolean;
}

/** A question with its candidates, in no order that matters. */
export interface CollectedQuestion {
  readonly asked: FitQuestion;
  readonly query: Query;
  readonly hits: readonly CollectedHit[];
}

/** The questions of a set with what ranking knows of their candidates, by the words alone or with the encoder. */
export async function collectQuestions(
  { name, corpus, questions }: FitSet,
  isEncoded: boolean,
): Promise<readonly CollectedQuestion[]> {
  const encoder = openEncoder(`fit/${name}`);
  try {
    const vectors = isEncoded ? await encoder.encodeCorpus(corpus) : null;
    const sources = await prepareSources(corpus, async (question) => {
      const encoded = vectors === null ? null : await encoder.encodeQuestion(question);
      return vectors === null || encoded === null ? null : createSimilarity(encoded, vectors);
    });
    const collected: CollectedQuestion[] = [];
    for (const asked of questions) {
      const query = buildQuery(asked.question, sources.index, sources.thesaurus);
      const found = search(query, sources.index, await sources.compareMeaning(query.text));
      // Only these are compared with the question token by token.
      const hits = isEncoded ? found.slice(0, alignedCount) : found;
      const isRight = (hit: RankedHit): boolean =>
        asked.isAnswerable && asked.isRight(hit.passage, showPassage(query, hit, sources).excerpt);
      collected.push({ asked, query, hits: hits.map((hit) => ({ hit, isRight: isRight(hit) })) });
    }
    return collected;
  } finally {
    await encoder.close();
  }
}
