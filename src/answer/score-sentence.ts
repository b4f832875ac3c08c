import { holdsEvidence, wantedEvidence } from '../retrieval/evidence.ts';
import { coverage } from '../retrieval/match.ts';
import type { Query } from '../retrieval/query.ts';
import type { RankedHit } from '../retrieval/search.ts';
import { chooseWeights, type SentenceFeature, weighFeatures } from '../retrieval/weights.ts';

/** How much of what the sentence before says counts for a sentence, which may speak of the same without naming it. */
const previousForSentence = 0.6;

/** Scores each sentence of a hit as an answer, in the passage's order; unbounded, comparable inside the passage. */
export function scoreSentences(query: Query, hit: RankedHit): readonly number[] {
  const weights = chooseWeights(hit.cosines !== null).sentence;
  return measureSentences(query, hit).map((features) => weighFeatures(weights, features));
}

/** Features of each sentence of a hit, in the passage's order. */
export function measureSentences(
  { slots, intent }: Query,
  { passage, match: { sentences }, cosines, alignments }: RankedHit,
): readonly Readonly<Record<SentenceFeature, number>>[] {
  const wanted = wantedEvidence(intent);
  return passage.sentences.map(({ start, end, kind }, index) => ({
    coverage: coverage(slots, sentences[index]!.fill, sentences[index - 1]?.fill, previousForSentence),
    evidence: Number(holdsEvidence(passage.document.text.slice(start, end), kind, wanted)),
    first: 1 / (1 + index),
    meaning: cosines?.[index] ?? 0,
    alignment: alignments[index] ?? 0,
  }));
}
