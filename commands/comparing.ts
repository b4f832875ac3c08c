import type { Comparison } from '../src/answer/comparison.ts';
import type { CommandResult, Input, Services } from '../src/discord/command.ts';
import { frameBlocks, type Message } from '../src/message/message.ts';
import { renderComparison, writeTitle } from '../src/message/render-comparison.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { comparisonRows, describeReader } from './controls.ts';
import type { Shown } from './sharing.ts';

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly aspect: string | null;
  /** Which page is shown, from 0. */
  readonly page?: number;
}

/** Puts two subjects side by side, with what can be done next; private where there is nothing to compare. */
export async function comparePair(
  input: Input,
  pair: Pair,
  shown: Shown,
  services: Services,
): Promise<CommandResult> {
  const { a, b, aspect, page = 0 } = pair;
  const comparison = await services.engine().compare(a, b, aspect);
  return presentComparison(input, comparison, { ...shown, page }, services);
}

export async function presentComparison(
  input: Input,
  comparison: Comparison,
  { page = 0, ...shown }: Shown & { readonly page?: number },
  services: Services,
): Promise<CommandResult> {
  const isPrivate = shown.isPrivate || comparison.status === 'abstained';
  const reader = describeReader(input, { ...shown, isPrivate }, services);
  const hasPicture = services.drawComparison !== null;
  const rows = await comparisonRows(comparison, { ...reader, page, hasPicture });
  const view = { words: reader.words, rows };
  const message = renderComparison(comparison, view, { page, signature: shown.signature });
  return { message: { ...message, isPrivate }, outcome: comparison.status };
}

/** The picture of a comparison, or a notice that there is none; private. Never rejects. */
export async function drawPair(
  { caller }: Input,
  { a, b, aspect }: Pair,
  { engine, drawComparison }: Pick<Services, 'engine' | 'drawComparison'>,
): Promise<Message> {
  const words = wordsFor(caller, 'private');
  try {
    const comparison = await engine().compare(a, b, aspect);
    const picture = (await drawComparison?.(comparison, caller.locale)) ?? null;
    if (picture === null) return renderNotice(words.noPicture);
    const message = frameBlocks([writeTitle(comparison, words)], { rows: [] });
    return { ...message, hasQuestion: true, files: [picture] };
  } catch {
    return renderNotice(words.noPicture);
  }
}
