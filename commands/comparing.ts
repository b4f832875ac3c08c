import type { Comparison } from '../src/answer/comparison.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { canPost } from '../src/discord/interaction.ts';
import { frameBlocks, type Message } from '../src/message/message.ts';
import { renderComparison, writeTitle } from '../src/message/render-comparison.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { comparisonRows } from './controls.ts';
import type { Services } from './services.ts';
import type { Copy } from './sharing.ts';

/** What is compared. */
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
  shown: { readonly copy: Copy; readonly commandId: string | null },
  services: Services,
): Promise<CommandResult> {
  const { a, b, aspect, page = 0 } = pair;
  const comparison = await services.engine().compare(a, b, aspect);
  return presentComparison(input, comparison, { ...shown, page }, services);
}

/** A comparison with its controls. */
export async function presentComparison(
  { caller }: Input,
  comparison: Comparison,
  {
    copy,
    commandId,
    page = 0,
  }: { readonly copy: Copy; readonly commandId: string | null; readonly page?: number },
  { engine, gaps, drawComparison }: Services,
): Promise<CommandResult> {
  const isPrivate = copy.isPrivate || comparison.status === 'abstained';
  const words = wordsFor(caller, isPrivate ? 'private' : 'public');
  const rows = await comparisonRows(comparison, {
    ...copy,
    isPrivate,
    commandId,
    page,
    words,
    engine: engine(),
    askerId: caller.userId,
    hasFeedback: gaps !== null,
    hasPicture: drawComparison !== null,
    canShare: canPost(caller),
  });
  const message = renderComparison(comparison, { words, rows }, { page, signature: copy.signature });
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
