import { readFileSync } from 'node:fs';
import { measureConfidence } from '../answer/confidence.ts';
import { confidenceWeights } from '../answer/confidence-weights.ts';
import { prepareSources } from '../answer/prepare-sources.ts';
import type { AnswerSources } from '../answer/sources.ts';
import { loadCorpus } from '../corpus/load.ts';
import { buildQuery } from '../retrieval/query.ts';
import { search } from '../retrieval/search.ts';
import { listFeatures } from '../retrieval/weigh-features.ts';
import { type Example, fitLogistic } from './fit-logistic.ts';
import { type GoldenLine, parseGolden, satisfies } from './golden.ts';

/**
 * Refits the confidence: `npm run fit -- CORPUS GOLDEN [CORPUS GOLDEN …]` plays each file of golden questions against
 * the corpus before it and prints the weights for `src/answer/confidence-weights.ts`.
 *
 * A question is a positive when the first passage answers it. Unanswerable questions count more, being fewer, and
 * answerable ones whose first passage is wrong count less: the fault may be the ranking's.
 */
const weights = { answered: 1, missed: 0.3, unanswerable: 3 } as const;

const confidenceFeatures = listFeatures(confidenceWeights);

function toExamples(line: GoldenLine, sources: AnswerSources): readonly Example[] {
  if (line.kind !== 'ask' && line.kind !== 'none') return [];
  const query = buildQuery(line.question, sources.index, sources.thesaurus);
  const hits = search(query, sources.index);
  const measured = measureConfidence(query, hits);
  const features = confidenceFeatures.map((name) => measured[name]);
  if (line.kind === 'none') return [{ features, isPositive: false, weight: weights.unanswerable }];
  const isPositive = satisfies(hits[0]?.passage.text ?? '', line.all, line.any);
  return [{ features, isPositive, weight: isPositive ? weights.answered : weights.missed }];
}

const examples: Example[] = [];
const places = process.argv.slice(2);
for (let index = 0; index + 1 < places.length; index += 2) {
  const sources = prepareSources(await loadCorpus(places[index] ?? ''));
  const lines = parseGolden(readFileSync(places[index + 1] ?? '', 'utf8'));
  examples.push(...lines.flatMap((line) => toExamples(line, sources)));
}
const model = fitLogistic(examples);
const named = confidenceFeatures.map(
  (name, index) => `  ${name}: ${(model.weights[index] ?? 0).toFixed(2)},\n`,
);
process.stdout.write(`bias: ${model.bias.toFixed(2)}\n${named.join('')}`);
