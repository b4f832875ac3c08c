import { answerQuestion } from '../answer/answer-question.ts';
import { prepareSources } from '../answer/prepare-sources.ts';
import type { AnswerSources } from '../answer/sources.ts';
import type { Passage } from '../corpus/document.ts';
import { buildQuery } from '../retrieval/query.ts';
import { search } from '../retrieval/search.ts';
import { measureAuroc } from './measures.ts';
import { createRandom, pickOne } from './random.ts';
import { parseSquad, type SquadQuestion, type SquadSet, toCorpus } from './squad.ts';
import { addTypo } from './typo.ts';

/** What is measured on a SQuAD set; shares are 0..1, times in milliseconds. */
export interface SquadReport {
  readonly passages: number;
  readonly questions: number;
  readonly hit1: number;
  readonly hit3: number;
  /** Mean of 1 / rank, 0 from rank 11 on. */
  readonly mrr10: number;
  /** With one right passage a question: the mean of 1 / log2(1 + rank), 0 from rank 11 on. */
  readonly ndcg10: number;
  /** The first passage is right and its marked sentences hold an answer. */
  readonly sentence: number;
  /** hit1 with one seeded slip in one telling word of each question. */
  readonly typoHit1: number;
  /** Confidence on an article's questions against its own index, and on other articles' questions against it. */
  readonly aurocOther: number | null;
  /** Confidence with the question's article in the index, and with it left out. */
  readonly aurocHeldOut: number | null;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly buildMs: number;
}

const seed = 20_261_124;
const depth = 10;

const labels: Readonly<Record<keyof SquadReport, string>> = {
  passages: 'passages',
  questions: 'questions',
  hit1: 'right passage first (hit@1)',
  hit3: 'right passage among three (hit@3)',
  mrr10: 'MRR@10',
  ndcg10: 'nDCG@10',
  sentence: 'marked sentence right',
  typoHit1: 'hit@1 with a typo in each question',
  aurocOther: "AUROC, other articles' questions",
  aurocHeldOut: 'AUROC, article left out',
  p50Ms: 'median time of an answer, ms',
  p99Ms: '99th percentile of it, ms',
  buildMs: 'time to build the index, ms',
};

/** Measures on a set in SQuAD format and reports as text and as data. Throws `SquadError`. */
export function evaluateSquad(input: string): { readonly text: string; readonly json: SquadReport } {
  const json = measureSquad(parseSquad(input));
  return { text: describeSquad(json), json };
}

function describeSquad(report: SquadReport): string {
  const { passages, questions, ...measures } = report;
  const values: Readonly<Record<string, string>> = {
    passages: String(passages),
    questions: String(questions),
    ...Object.fromEntries(
      Object.entries(measures).map(([name, value]) => [name, value?.toFixed(3) ?? 'not measured']),
    ),
  };
  return Object.entries(labels)
    .map(([name, label]) => `${label.padEnd(36)} ${(values[name] ?? '').padStart(8)}`)
    .join('\n');
}

function measureSquad(set: SquadSet): SquadReport {
  const started = performance.now();
  const sources = prepareSources(toCorpus(set.passages));
  const buildMs = performance.now() - started;
  const random = createRandom(seed);
  const played = set.questions.map((question) => play(question, sources));
  const typos = set.questions.map((question) =>
    rankOf({ ...question, question: addTypo(question.question, random) }, sources),
  );
  const confidences = played.map(({ confidence }) => confidence);
  const times = played.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const mean = (values: readonly number[]): number =>
    round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
  return {
    passages: set.passages.length,
    questions: set.questions.length,
    hit1: mean(played.map(({ rank }) => (rank === 1 ? 1 : 0))),
    hit3: mean(played.map(({ rank }) => (rank <= 3 ? 1 : 0))),
    mrr10: mean(played.map(({ rank }) => (rank <= depth ? 1 / rank : 0))),
    ndcg10: mean(played.map(({ rank }) => (rank <= depth ? 1 / Math.log2(1 + rank) : 0))),
    sentence: mean(played.map(({ isSentenceRight }) => (isSentenceRight ? 1 : 0))),
    typoHit1: mean(typos.map((rank) => (rank === 1 ? 1 : 0))),
    aurocOther: measureOther(set, random),
    aurocHeldOut: roundOrNull(measureAuroc(confidences, measureHeldOut(set))),
    p50Ms: round(times[Math.floor(0.5 * times.length)] ?? 0),
    p99Ms: round(times[Math.floor(0.99 * times.length)] ?? 0),
    buildMs: round(buildMs),
  };
}

interface Played {
  /** Rank of the right passage, from 1; Infinity when it was not found. */
  readonly rank: number;
  readonly confidence: number;
  readonly isSentenceRight: boolean;
  readonly ms: number;
}

function play(question: SquadQuestion, sources: AnswerSources): Played {
  const started = performance.now();
  const { passages, confidence } = answerQuestion(question.question, sources);
  const ms = performance.now() - started;
  const [top] = passages;
  const marked =
    top?.highlights.map(({ start, end }) => ({ start: top.start + start, end: top.start + end })) ?? [];
  const holdsAnswer = question.answers.some((answer) =>
    marked.some(({ start, end }) => answer.start >= start && answer.end <= end),
  );
  const rank = rankOf(question, sources);
  return { rank, confidence, isSentenceRight: rank === 1 && holdsAnswer, ms };
}

function rankOf({ question, passage }: SquadQuestion, sources: AnswerSources): number {
  const hits = search(buildQuery(question, sources.index, sources.thesaurus), sources.index);
  const at = hits.findIndex((hit) => hit.passage === passage);
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
}

/** Passages and questions by article. */
function groupByArticle(set: SquadSet): readonly (SquadSet & { readonly others: readonly Passage[] })[] {
  const articles = [...new Set(set.passages.map(({ document }) => document))];
  return articles.map((article) => ({
    passages: set.passages.filter(({ document }) => document === article),
    others: set.passages.filter(({ document }) => document !== article),
    questions: set.questions.filter(({ passage }) => passage.document === article),
  }));
}

function measureOther(set: SquadSet, random: () => number): number | null {
  const own: number[] = [];
  const other: number[] = [];
  for (const { passages, questions } of groupByArticle(set)) {
    const sources = prepareSources(toCorpus(passages));
    const foreign = set.questions.filter(({ passage }) => !passages.includes(passage));
    for (const { question } of questions) {
      own.push(answerQuestion(question, sources).confidence);
      const asked = pickOne(foreign, random);
      if (asked !== undefined) other.push(answerQuestion(asked.question, sources).confidence);
    }
  }
  return roundOrNull(measureAuroc(own, other));
}

function measureHeldOut(set: SquadSet): readonly number[] {
  return groupByArticle(set).flatMap(({ others, questions }) => {
    const sources = prepareSources(toCorpus(others));
    return questions.map(({ question }) => answerQuestion(question, sources).confidence);
  });
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function roundOrNull(value: number | null): number | null {
  return value === null ? null : round(value);
}
