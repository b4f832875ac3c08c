import { limits } from './limits.ts';
import type { ControlRow } from './message.ts';
import type { Words } from './words.ts';

/** How messages are drawn: Components V2, or classic embeds for clients that show those better. */
export type ReplyStyle = 'components' | 'embed';

/** How much a message may hold; lengths in UTF-16 code units. */
export interface Budget {
  /** Over all blocks. */
  readonly textChars: number;
  /** Of a single block. */
  readonly blockChars: number;
  /** Number of blocks, when the message has these rows. */
  readonly blocksBeside: (rows: readonly ControlRow[]) => number;
}

/** What a renderer needs to know of the reader: the language, and how much can be shown. */
export interface View {
  readonly words: Words;
  readonly budget: Budget;
  /** The controls that will stand below, for which room is kept. */
  readonly rows: readonly ControlRow[];
}

/** Blocks of an embed message: few enough that the empty lines between them fit into what `textChars` leaves over. */
const embedBlocks = 30;
const joinChars = 2;

/** What each style can hold, inside Discord's limits. */
export const budgets: Readonly<Record<ReplyStyle, Budget>> = {
  components: {
    textChars: limits.textChars,
    blockChars: limits.textChars,
    // The frame, and a line ahead of every block but the first; a picture takes one more.
    blocksBeside: (rows) => Math.floor((limits.components - 2 - countControls(rows)) / 2),
  },
  embed: {
    textChars: limits.embedChars - embedBlocks * joinChars,
    blockChars: limits.textChars,
    blocksBeside: () => embedBlocks,
  },
};

function countControls(rows: readonly ControlRow[]): number {
  return rows.reduce((total, { components }) => total + 1 + components.length, 0);
}
