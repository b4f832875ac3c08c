import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord-api-types/v10';
import type { Words } from './words.ts';

/** A row of up to five buttons, or of one select menu. */
export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A picture that goes out with a message. */
export interface Attachment {
  /** File name with its extension: letters, digits, hyphens. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Alternative text, for those who do not see the picture; at most 1,024 characters. */
  readonly description: string;
}

/** A reply as plain data, before any transport: texts, what can be clicked, and who may see it. Mentions nobody. */
export interface Message {
  /** Markdown, one text a block; between two blocks stands a line. */
  readonly blocks: readonly string[];
  /** Whether the first line of the first block is what was asked, as `writeQuestion` writes it: controls go by it. */
  readonly hasQuestion: boolean;
  /** Whether a frame is drawn around it; a short notice has none. */
  readonly isFramed: boolean;
  readonly rows: readonly ControlRow[];
  readonly files: readonly Attachment[];
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
}

/** What a renderer needs to know of the reader: the language, and the controls that will stand below. */
export interface View {
  readonly words: Words;
  readonly rows: readonly ControlRow[];
}

/** A private message of text blocks in one frame, above the controls of the view. */
export function frameBlocks(blocks: readonly string[], { rows }: Pick<View, 'rows'>): Message {
  return { blocks, rows, files: [], hasQuestion: false, isFramed: true, isPrivate: true };
}

/** A short private message without a frame. */
export function plainNotice(lines: readonly string[]): Message {
  return { ...frameBlocks([lines.join('\n')], { rows: [] }), isFramed: false };
}

/** What the blocks of a message count against Discord's limit of text. */
export function lengthOfBlocks(blocks: readonly string[]): number {
  return blocks.reduce((total, block) => total + block.length, 0);
}

/** As many lines, in order, as fit into `room` characters when joined by line breaks; each is kept whole. */
export function takeFitting(lines: readonly string[], room: number): readonly string[] {
  let length = -1;
  const tooMany = lines.findIndex((line) => (length += line.length + 1) > room);
  return tooMany === -1 ? lines : lines.slice(0, tooMany);
}
