import type { CommandResult, Input } from '../src/discord/command.ts';
import { createView } from '../src/discord/view.ts';
import { renderComparison } from '../src/message/render-comparison.ts';
import { canShare } from './claim.ts';
import { comparisonRows, type Sharing } from './controls.ts';
import { addPicture } from './picturing.ts';
import type { Services } from './services.ts';

/** What is compared, and how it is to be shown. */
export interface PairRequest {
  readonly a: string;
  readonly b: string;
  readonly aspect: string | null;
  /** Only the person who asks sees it. Where there is nothing to compare, that is so in any case. */
  readonly isPrivate: boolean;
  /** Id of the command to be named when it is shared, or null. */
  readonly commandId: string | null;
  /** Markdown of who asked, for a copy that others see; null otherwise. */
  readonly signature: string | null;
  /** What became of sharing it; left out while nobody has tried. */
  readonly sharing?: Sharing;
}

/** Puts two subjects side by side, with the picture of it and what can be done next. */
export async function comparePair(
  input: Input,
  request: PairRequest,
  { engine: currentEngine, feedback, drawComparison }: Services,
): Promise<CommandResult> {
  const engine = currentEngine();
  const comparison = await engine.compare(request.a, request.b, request.aspect);
  const isAnswered = comparison.status === 'answered';
  const isPrivate = request.isPrivate || !isAnswered;
  const audience = isPrivate ? 'private' : 'public';
  const view = createView(input, audience);
  const rows = await comparisonRows(comparison, {
    ...request,
    engine,
    words: view.words,
    isPrivate,
    askerId: input.caller.userId,
    hasFeedback: feedback !== null,
    canShare: canShare(input),
  });
  const locale = isPrivate ? input.caller.locale : input.caller.guildLocale;
  const message = renderComparison(comparison, { ...view, rows }, request.signature);
  const result = { message: { ...message, isPrivate }, outcome: comparison.status };
  return isAnswered ? addPicture(result, drawComparison?.(comparison, locale)) : result;
}
