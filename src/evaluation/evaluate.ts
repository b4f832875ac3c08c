import type { Answer } from '../answer/answer.ts';
import type { Comparison, Side } from '../answer/comparison.ts';
import type { Conversation, Engine } from '../answer/engine.ts';
import { type GoldenLine, satisfies } from './golden.ts';

/** How one golden question went. */
export interface Verdict {
  readonly id: string;
  readonly kind: GoldenLine['kind'];
  readonly style: string;
  readonly confidence: number;
  readonly isAnswered: boolean;
  /** Rank of the first shown passage that is right, from 1; null when none is. Abstaining counts as null. */
  readonly rank: number | null;
  /** Whether the marked sentences alone are right. */
  readonly isSentenceRight: boolean;
  /** Whether the passage in first place is right, even if the answer abstained. */
  readonly isTopRight: boolean;
  /** For a comparison: which sides are right. */
  readonly sides: readonly boolean[];
  /** Share of the first excerpt that is marked, 0..1. */
  readonly markedShare: number;
}

/** Plays golden questions against an engine. */
export async function judge(lines: readonly GoldenLine[], engine: Engine): Promise<readonly Verdict[]> {
  return Promise.all(lines.map(async (line) => judgeLine(line, engine)));
}

async function judgeLine(line: GoldenLine, engine: Engine): Promise<Verdict> {
  switch (line.kind) {
    case 'ask':
      return judgeAnswer(line, await engine.ask(line.question));
    case 'none':
      return judgeAnswer(
        { ...line, style: line.near ? 'near-miss' : 'off-topic', all: [], any: [] },
        await engine.ask(line.question),
      );
    case 'followup':
      return judgeAnswer(line, await playTurns(line.turns, engine));
    case 'compare':
      return judgeComparison(line, await engine.compare(line.a, line.b, line.aspect));
    default:
      return line satisfies never;
  }
}

async function playTurns(turns: readonly string[], engine: Engine): Promise<Answer> {
  let conversation: Conversation | null = null;
  let answer = await engine.ask('');
  for (const turn of turns) {
    const next: { answer: Answer; conversation: Conversation } = await engine.converse(turn, conversation);
    answer = next.answer;
    conversation = next.conversation;
  }
  return answer;
}

interface Judged {
  readonly id: string;
  readonly kind: GoldenLine['kind'];
  readonly style: string;
  readonly all: readonly string[];
  readonly any: readonly string[];
}

function judgeAnswer({ id, kind, style, all, any }: Judged, answer: Answer): Verdict {
  const isAnswered = answer.status === 'answered';
  const isRight = (text: string): boolean => kind !== 'none' && satisfies(text, all, any);
  const rank = answer.passages.findIndex(({ excerpt }) => isRight(excerpt));
  const [top] = answer.passages;
  const marked = top?.highlights.map(({ start, end }) => top.excerpt.slice(start, end)) ?? [];
  return {
    id,
    kind,
    style,
    confidence: answer.confidence,
    isAnswered,
    rank: isAnswered && rank >= 0 ? rank + 1 : null,
    isTopRight: rank === 0,
    isSentenceRight: isAnswered && isRight(marked.join('\n')),
    sides: [],
    markedShare: top === undefined ? 0 : marked.join('').length / Math.max(1, top.excerpt.length),
  };
}

function judgeComparison(line: Extract<GoldenLine, { kind: 'compare' }>, comparison: Comparison): Verdict {
  const sides = [
    satisfies(textOf(comparison.a), line.a_all, []),
    satisfies(textOf(comparison.b), line.b_all, []),
  ];
  const isRight = sides.every(Boolean);
  return {
    id: line.id,
    kind: 'compare',
    style: line.aspect === null ? 'in general' : 'by aspect',
    confidence: comparison.status === 'answered' ? 1 : 0,
    isAnswered: comparison.status === 'answered',
    rank: isRight ? 1 : null,
    isTopRight: isRight,
    isSentenceRight: isRight,
    sides,
    markedShare: 0,
  };
}

function textOf(side: Side): string {
  return side.snippets.map(({ text }) => text).join('\n');
}
