import type { Answer } from '../answer/answer.ts';
import type { Comparison, Side } from '../answer/comparison.ts';
import type { Engine, Turn } from '../answer/engine.ts';
import { type GoldenLine, satisfies } from './golden.ts';

export interface Verdict extends Pick<GoldenLine, 'id' | 'kind'> {
  readonly style: string;
  /** 0..1 */
  readonly confidence: number;
  readonly isAnswered: boolean;
  readonly isSure: boolean;
  /** Rank of the first right passage, from 1; null when none is right, when withheld, and for a comparison. */
  readonly rank: number | null;
  readonly isSentenceRight: boolean;
  /** Whether the passage in first place is right, even if the answer is withheld. */
  readonly isTopRight: boolean;
  readonly sides: readonly boolean[];
}

export type Asked = Pick<Engine, 'ask' | 'converse' | 'compare'>;

export async function judge(lines: readonly GoldenLine[], engine: Asked): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const line of lines) {
    verdicts.push(
      line.kind === 'compare'
        ? judgeComparison(line, await engine.compare(line.a, line.b, line.aspect))
        : judgeAnswer(line, await playTurns('turns' in line ? line.turns : [line.question], engine)),
    );
  }
  return verdicts;
}

async function playTurns(turns: readonly string[], engine: Asked): Promise<Answer> {
  const [first = '', ...others] = turns;
  if (others.length === 0) return engine.ask(first);
  let turn: Turn = await engine.converse(first, null);
  for (const question of others) turn = await engine.converse(question, turn.conversation);
  return turn.answer;
}

function judgeAnswer(line: Exclude<GoldenLine, { kind: 'compare' }>, answer: Answer): Verdict {
  const { id, kind } = line;
  const isAnswered = answer.status === 'answered';
  const isRight = (text: string): boolean => line.kind !== 'none' && satisfies(text, line.all, line.any);
  const sent = line.kind === 'ask' ? line.sent : undefined;
  const isMarkedRight = (text: string): boolean =>
    sent === undefined ? isRight(text) : rank === 0 && satisfies(text, sent, []);
  const rank = answer.passages.findIndex(({ excerpt }) => isRight(excerpt));
  const [top] = answer.passages;
  const marked = top?.highlights.map(({ start, end }) => top.excerpt.slice(start, end)) ?? [];
  return {
    id,
    kind,
    style: line.kind === 'none' ? (line.near ? 'near-miss' : 'off-topic') : line.style,
    confidence: answer.confidence,
    isAnswered,
    isSure: isAnswered && answer.sure,
    rank: isAnswered && rank >= 0 ? rank + 1 : null,
    isTopRight: rank === 0,
    isSentenceRight: isAnswered && isMarkedRight(marked.join('\n')),
    sides: [],
  };
}

const textOf = ({ snippets }: Side): string => snippets.map(({ text }) => text).join('\n');

function judgeComparison(line: Extract<GoldenLine, { kind: 'compare' }>, comparison: Comparison): Verdict {
  const { id, kind, aspect, a_all: ofA, b_all: ofB } = line;
  const isAnswered = comparison.status === 'answered';
  const notJudged = { isSure: false, rank: null, isSentenceRight: false, isTopRight: false };
  const style = aspect === null ? 'in general' : 'by aspect';
  const sides = [satisfies(textOf(comparison.a), ofA, []), satisfies(textOf(comparison.b), ofB, [])];
  return { ...notJudged, id, kind, style, confidence: isAnswered ? 1 : 0, isAnswered, sides };
}
