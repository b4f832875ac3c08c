import { writeFile } from 'node:fs/promises';
import { measureConfidence } from '../../../src/answer/confidence.ts';
import { measureSentences } from '../../../src/answer/score-sentence.ts';
import { measureAuroc } from '../../../src/evaluation/summary.ts';
import { chooseWeights, listFeatures, weighFeatures, type Weights } from '../../../src/retrieval/weights.ts';
import { collectQuestions, type CollectedHit, type CollectedQuestion } from './collect.ts';
import { fitLogistic, fitRanking, type Case, type Group } from './fit-weights.ts';
import { loadFitSets } from './sets.ts';

/**
 * Fits ranking, choice of sentences, confidence and thresholds on all sets that are there, prints how each set fares
 * with weights fitted without it, and writes the weights: `npm run fit`, or `npm run fit -- --try` to write nothing.
 */

interface Collected {
  readonly name: string;
  /** Sets about the same article are left out together. */
  readonly family: string;
  readonly questions: readonly CollectedQuestion[];
}

/** Features that rank, with the encoder and without; what was left out changed nothing where it was left out. */
const rankingFeatures = {
  encoder: [
    'coverage',
    'sentence',
    'proximity',
    'context',
    'wording',
    'meaning',
    'sentenceMeaning',
    'alignment',
    'sentenceAlignment',
  ],
  words: ['bm25', 'coverage', 'sentence', 'proximity', 'exact', 'heading', 'context', 'wording'],
} as const;

/** Too few questions of the sets ask what something is for these weights to be fitted. */
const definitionWeight = { encoder: 3, words: 5 } as const;

/** Share of right answers that may be withheld, and least share of sure answers that are right. */
const goals = { withheldRight: 0.055, sureRight: 0.945 } as const;

type Ranking = Weights['ranking'];

function orderHits(hits: readonly CollectedHit[], ranking: Ranking): readonly CollectedHit[] {
  const scored = hits.map(({ hit, isRight }) => {
    return { hit: { ...hit, score: weighFeatures(ranking, hit.features) }, isRight };
  });
  return scored.toSorted((a, b) => b.hit.score - a.hit.score);
}

function fitRankingOf(sets: readonly Collected[], mode: Mode): Ranking {
  const names: readonly (keyof Ranking)[] = rankingFeatures[mode];
  const groups = sets.flatMap(({ questions }): Group[] => {
    const own = questions.filter(({ hits }) => hits.some(({ isRight }) => isRight));
    return own.map(({ hits }) => ({
      rows: hits.map(({ hit }) => names.map((name) => hit.features[name])),
      right: hits.map(({ isRight }) => isRight),
      weight: 1 / Math.sqrt(own.length),
    }));
  });
  const fitted = fill(chooseWeights(true).ranking, names, fitRanking(groups, names.length));
  return { ...fitted, definition: definitionWeight[mode] };
}

function fitSentences(sets: readonly Collected[], mode: Mode): Weights['sentence'] {
  const names = listFeatures(chooseWeights(true).sentence).filter(
    (name) => mode === 'encoder' || !['meaning', 'alignment'].includes(name),
  );
  const groups = sets.flatMap(({ questions }): Group[] => {
    const own = questions.flatMap((question) => listSentences(question, names) ?? []);
    return own.map((group) => ({ ...group, weight: 1 / Math.sqrt(own.length) }));
  });
  return fill(chooseWeights(true).sentence, names, fitRanking(groups, names.length));
}

function listSentences(
  { asked, query, hits }: CollectedQuestion,
  names: readonly (keyof Weights['sentence'])[],
): Omit<Group, 'weight'> | null {
  const hit = hits.find(({ isRight }) => isRight)?.hit;
  if (hit === undefined || asked.isMarkedRight === null) return null;
  const { document, sentences } = hit.passage;
  return {
    rows: measureSentences(query, hit).map((features) => names.map((name) => features[name])),
    right: sentences.map(({ start, end }) => asked.isMarkedRight?.(document.text.slice(start, end)) === true),
  };
}

const confidenceFeatures = listFeatures(chooseWeights(true).confidence).filter((name) => name !== 'bias');

/** Each question as it is, and every second one without what answers it, as one that the corpus nearly answers. */
function listCases(
  { questions }: Collected,
  ranking: Ranking,
  hasNearMisses: boolean,
): readonly Omit<Case, 'weight'>[] {
  return questions.flatMap(({ query, hits }, at) => {
    const withoutRight = hits.filter(({ isRight }) => !isRight);
    const isNearMiss = hasNearMisses && at % 2 === 0 && withoutRight.length < hits.length;
    return [hits, ...(isNearMiss ? [withoutRight] : [])].flatMap((candidates) => {
      const ordered = orderHits(candidates, ranking);
      const [first] = ordered;
      if (first === undefined || query.slots.length === 0) return [];
      const features = measureConfidence(
        query,
        ordered.map(({ hit }) => hit),
      );
      return [{ row: confidenceFeatures.map((name) => features[name]), isRight: first.isRight }];
    });
  });
}

function fitConfidence(sets: readonly Collected[], ranking: Ranking): Weights['confidence'] {
  const cases = sets.flatMap((set): Case[] => {
    const own = listCases(set, ranking, true);
    return own.map((each) => ({ ...each, weight: 1 / Math.sqrt(own.length) }));
  });
  const [bias, ...weights] = fitLogistic(cases, confidenceFeatures.length);
  return { ...fill(chooseWeights(true).confidence, confidenceFeatures, weights), bias: round(bias!) };
}

type Mode = keyof typeof rankingFeatures;

interface Prediction {
  readonly confidence: number;
  readonly isRight: boolean;
}

function predict(
  set: Collected,
  ranking: Ranking,
  { bias, ...weights }: Weights['confidence'],
): readonly Prediction[] {
  return listCases(set, ranking, false).map(({ row, isRight }) => {
    const score = confidenceFeatures.reduce((sum, name, at) => sum + weights[name] * row[at]!, bias);
    return { confidence: 1 / (1 + Math.exp(-score)), isRight };
  });
}

async function fitMode(mode: Mode): Promise<Weights> {
  const sets = (await collectAll(mode === 'encoder')).filter(({ questions }) => questions.length > 0);
  const all: Prediction[] = [];
  for (const family of new Set(sets.map((set) => set.family))) {
    const others = sets.filter((set) => set.family !== family);
    const ranking = fitRankingOf(others, mode);
    const sentences = fitSentences(others, mode);
    const confidence = fitConfidence(others, ranking);
    for (const set of sets.filter((each) => each.family === family)) {
      const predictions = predict(set, ranking, confidence);
      if (isDocumentation(set)) all.push(...predictions);
      report(mode, set, { ranking, sentences, predictions });
    }
  }
  const ranking = fitRankingOf(sets, mode);
  return {
    ranking,
    sentence: fitSentences(sets, mode),
    confidence: fitConfidence(sets, ranking),
    ...chooseThresholds(all),
  };
}

/** Where people read documentation, and not one paragraph of an encyclopedia. */
function isDocumentation({ questions }: Collected): boolean {
  return questions.some(({ asked }) => !asked.isAnswerable) && questions.length < 300;
}

function chooseThresholds(predictions: readonly Prediction[]): Pick<Weights, 'abstainBelow' | 'sureFrom'> {
  const right = predictions.filter(({ isRight }) => isRight).map(({ confidence }) => confidence);
  const ascending = right.toSorted((a, b) => a - b);
  const steps = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
  const isSure = (least: number): boolean => {
    const sure = predictions.filter(({ confidence }) => confidence >= least);
    return sure.filter(({ isRight }) => isRight).length >= goals.sureRight * sure.length;
  };
  return {
    abstainBelow: round(ascending[Math.floor(goals.withheldRight * ascending.length)] ?? 0),
    sureFrom: steps.find(isSure) ?? 1,
  };
}

function report(
  mode: Mode,
  { name, questions }: Collected,
  fitted: {
    readonly ranking: Ranking;
    readonly sentences: Weights['sentence'];
    readonly predictions: readonly Prediction[];
  },
): void {
  const answerable = questions.filter(({ asked }) => asked.isAnswerable);
  const first = answerable.filter(({ hits }) => orderHits(hits, fitted.ranking)[0]?.isRight === true).length;
  const names = listFeatures(fitted.sentences);
  const groups = answerable.flatMap((question) => listSentences(question, names) ?? []);
  const marked = groups.filter(({ rows, right }) => {
    const scores = rows.map((row) =>
      names.reduce((sum, each, at) => sum + fitted.sentences[each] * row[at]!, 0),
    );
    return right[scores.indexOf(Math.max(...scores))] === true;
  }).length;
  const predicted = fitted.predictions.map(({ confidence, isRight }) => {
    return { kind: isRight ? ('ask' as const) : ('none' as const), confidence };
  });
  const cells = [
    share(first, answerable.length),
    share(marked, groups.length),
    measureAuroc(predicted)?.toFixed(3) ?? '–',
  ];
  console.log([mode.padEnd(8), name.padEnd(18), ...cells].join('  '));
}

function share(part: number, whole: number): string {
  return whole === 0 ? '    –' : (part / whole).toFixed(3);
}

async function collectAll(isEncoded: boolean): Promise<readonly Collected[]> {
  const collected: Collected[] = [];
  for (const set of await loadFitSets()) {
    const family = ['corpus', 'article'].includes(set.name) ? 'article' : set.name;
    collected.push({ name: set.name, family, questions: await collectQuestions(set, isEncoded) });
  }
  return collected;
}

function fill<Name extends string>(
  all: Readonly<Record<Name, number>>,
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> {
  const filled: Record<Name, number> = { ...all };
  for (const name of listFeatures(all)) filled[name] = round(values[names.indexOf(name)] ?? 0);
  return filled;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

console.log(
  'fitted without the set: mode, set, right first, right sentence of a right passage, AUROC right against all else',
);
const words = await fitMode('words');
const encoder = await fitMode('encoder');
if (!process.argv.includes('--try')) {
  const from = (await loadFitSets()).map(({ name }) => name);
  const file = new URL('../../../src/retrieval/weights.json', import.meta.url);
  await writeFile(
    file,
    `${JSON.stringify({ fitted: new Date().toISOString().slice(0, 10), from, words, encoder }, null, 2)}\n`,
  );
}
