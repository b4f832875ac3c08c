import { readEscaped } from './escape.ts';
import type { Message } from './message.ts';
import type { View } from './style.ts';

/** A message of text blocks in one frame, above the controls of the view. */
export function frameBlocks(
  blocks: readonly string[],
  { rows }: Pick<View, 'rows'>,
  isPrivate: boolean,
): Message {
  return { blocks, rows, files: [], isFramed: true, isPrivate };
}

/** A short private message without a frame. */
export function plainNotice(lines: readonly string[]): Message {
  return { blocks: [lines.join('\n')], rows: [], files: [], isFramed: false, isPrivate: true };
}

/** The title of a message that was drawn with a heading first, as plain text; null when there is none. */
export function readTitle(markdown: string): string | null {
  const title = /^### (.+)$/mu.exec(markdown)?.[1];
  return title === undefined ? null : readEscaped(title);
}

/** What the blocks of a message count against Discord's limit of text. */
export function lengthOfBlocks(blocks: readonly string[]): number {
  return blocks.reduce((total, block) => total + block.length, 0);
}

/** As many blocks, in order, as fit into `room` characters when joined by line breaks; each is kept whole. */
export function takeFitting(blocks: readonly string[], room: number): readonly string[] {
  const firstTooMany = blocks.findIndex(
    (_, index) => lengthOfBlocks(blocks.slice(0, index + 1)) + index > room,
  );
  return firstTooMany === -1 ? blocks : blocks.slice(0, firstTooMany);
}
