import type { Engine } from '../src/answer/engine.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { createCache } from '../src/retrieval/cache.ts';

/** A question on its own, and all else that its drawn answer depends on but who asks. */
export interface DrawnKey extends Pick<Input, 'style'> {
  readonly engine: Engine;
  readonly question: string;
  readonly isPrivate: boolean;
  readonly commandId: string | null;
  readonly canShare: boolean;
  readonly caller: Pick<Input['caller'], 'locale' | 'guildLocale'>;
}

/** What was answered, to whoever asked first. */
export interface DrawnAnswer extends CommandResult {
  /** As it was understood. */
  readonly question: string;
}

/** Hands out the answer drawn before for the same key, or draws it. */
export type RecallDrawn = (key: DrawnKey, draw: () => Promise<DrawnAnswer>) => Promise<DrawnAnswer>;

/** How many drawn answers are kept, a few thousand characters each. */
const keptAnswers = 1_000;

interface Slot {
  isAskedBefore: boolean;
  drawn: DrawnAnswer | null;
}

/**
 * Keeps what the questions asked more than once lately look like: drawing takes longer than all else about them. What
 * is asked once is not kept, so that many different questions leave no trace in memory.
 */
export function createDrawnAnswers(): RecallDrawn {
  let owner: Engine | null = null;
  let recall = createSlots();
  return async (key, draw) => {
    if (key.engine !== owner) {
      owner = key.engine;
      recall = createSlots();
    }
    const slot = recall(nameKey(key));
    if (slot.drawn !== null) return slot.drawn;
    const drawn = await draw();
    if (slot.isAskedBefore) slot.drawn = drawn;
    slot.isAskedBefore = true;
    return drawn;
  };
}

function createSlots(): (key: string) => Slot {
  return createCache(() => ({ isAskedBefore: false, drawn: null }), keptAnswers);
}

function nameKey({ question, isPrivate, commandId, canShare, style, caller }: DrawnKey): string {
  return [style, caller.locale, caller.guildLocale, isPrivate, commandId, canShare, question].join(' ');
}
