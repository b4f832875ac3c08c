import type { Engine } from '../answer/engine.ts';
import { judge, type Verdict } from './evaluate.ts';
import { parseGolden } from './golden.ts';
import { measureAuroc } from './measures.ts';

/** A share, and of how many. */
export interface Share {
  readonly n: number;
  /** 0..1; 0 for an empty set. */
  readonly value: number;
}

/** How a set of answerable questions went. */
export interface AnswerScores {
  readonly hit1: Share;
  readonly hit3: Share;
  /** Mean of 1 / rank over the three passages shown. */
  readonly mrr: Share;
  readonly sentence: Share;
  readonly abstained: Share;
  /** Mean share of the first excerpt that is marked. */
  readonly marked: Share;
}

/** Everything an evaluation measures. */
export interface Report {
  readonly ask: AnswerScores;
  readonly styles: Readonly<Record<string, AnswerScores>>;
  readonly followup: AnswerScores;
  readonly none: { readonly abstained: Share; readonly styles: Readonly<Record<string, Share>> };
  readonly compare: { readonly both: Share; readonly sides: Share };
  /** Area under the ROC curve of the confidence, answerable against unanswerable; null without both. */
  readonly auroc: number | null;
}

/** Plays golden questions (JSON Lines) and reports as text and as data. Throws `GoldenError`. */
export function evaluate(input: string, engine: Engine): { readonly text: string; readonly json: Report } {
  const report = summarise(judge(parseGolden(input), engine));
  return { text: describe(report), json: report };
}

/** Sums up verdicts. */
export function summarise(verdicts: readonly Verdict[]): Report {
  const ask = verdicts.filter(({ kind }) => kind === 'ask');
  const none = verdicts.filter(({ kind }) => kind === 'none');
  const compare = verdicts.filter(({ kind }) => kind === 'compare');
  return {
    ask: scoreAnswers(ask),
    styles: byStyle(ask, scoreAnswers),
    followup: scoreAnswers(verdicts.filter(({ kind }) => kind === 'followup')),
    none: {
      abstained: shareOf(none, isAbstained),
      styles: byStyle(none, (group) => shareOf(group, isAbstained)),
    },
    compare: {
      both: shareOf(compare, ({ sides }) => sides.every(Boolean)),
      sides: shareOf(
        compare.flatMap(({ sides }) => sides),
        Boolean,
      ),
    },
    auroc: measureAuroc(
      ask.map(({ confidence }) => confidence),
      none.map(({ confidence }) => confidence),
    ),
  };
}

function scoreAnswers(verdicts: readonly Verdict[]): AnswerScores {
  return {
    hit1: shareOf(verdicts, ({ rank }) => rank === 1),
    hit3: shareOf(verdicts, ({ rank }) => rank !== null && rank <= 3),
    mrr: meanOf(verdicts, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    sentence: shareOf(verdicts, ({ isSentenceRight }) => isSentenceRight),
    abstained: shareOf(verdicts, ({ isAnswered }) => !isAnswered),
    marked: meanOf(verdicts, ({ markedShare }) => markedShare),
  };
}

function byStyle<Scores>(
  verdicts: readonly Verdict[],
  score: (group: readonly Verdict[]) => Scores,
): Readonly<Record<string, Scores>> {
  const styles = [...new Set(verdicts.map(({ style }) => style))].toSorted();
  return Object.fromEntries(
    styles.map((style) => [style, score(verdicts.filter((verdict) => verdict.style === style))]),
  );
}

function meanOf<Item>(items: readonly Item[], value: (item: Item) => number): Share {
  const sum = items.reduce((total, item) => total + value(item), 0);
  return { n: items.length, value: items.length === 0 ? 0 : sum / items.length };
}

function shareOf<Item>(items: readonly Item[], test: (item: Item) => boolean): Share {
  return meanOf(items, (item) => (test(item) ? 1 : 0));
}

function isAbstained({ isAnswered }: Verdict): boolean {
  return !isAnswered;
}

function share({ value }: Share): string {
  return value.toFixed(3);
}

function describe(report: Report): string {
  const row = (name: string, scores: AnswerScores): string =>
    [
      name.padEnd(12),
      String(scores.hit1.n).padStart(4),
      ...[scores.hit1, scores.hit3, scores.mrr, scores.sentence, scores.abstained, scores.marked].map(
        (value) => share(value).padStart(9),
      ),
    ].join(' ');
  const header = [
    'questions'.padEnd(12),
    '   n',
    ...['hit@1', 'hit@3', 'MRR', 'sentence', 'abstained', 'marked'].map((name) => name.padStart(9)),
  ].join(' ');
  return [
    header,
    row('ask', report.ask),
    ...Object.entries(report.styles).map(([style, scores]) => row(`  ${style}`, scores)),
    row('follow-up', report.followup),
    '',
    `unanswerable, abstained: ${share(report.none.abstained)} of ${report.none.abstained.n}`,
    ...Object.entries(report.none.styles).map(
      ([style, value]) => `  ${style}: ${share(value)} of ${value.n}`,
    ),
    `comparisons with both sides right: ${share(report.compare.both)} of ${report.compare.both.n}`,
    `AUROC of the confidence: ${report.auroc === null ? 'not measured' : report.auroc.toFixed(3)}`,
  ].join('\n');
}
