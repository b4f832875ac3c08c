import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord-api-types/v10';
import { echoText, readEscaped } from './escape.ts';
import { limits, shares } from './limits.ts';
import type { Words } from './words.ts';

/** A row of up to five buttons, or of one select menu. */
export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

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
  /** Whether the first line of the first block is what was asked, as {@link writeQuestion} writes it: controls go by it. */
  readonly hasQuestion: boolean;
  /** Whether a frame is drawn around it; a short notice has none. */
  readonly isFramed: boolean;
  readonly rows: readonly ControlRow[];
  /** Only what follows the first answer to an interaction can have any. */
  readonly files: readonly Attachment[];
  readonly isPrivate: boolean;
}

/** A private message of text blocks in one frame, without controls: whoever shows it adds them. */
export function frameBlocks(...blocks: readonly string[]): Message {
  return { blocks, rows: [], files: [], hasQuestion: false, isFramed: true, isPrivate: true };
}

export function lengthOfBlocks(blocks: readonly string[]): number {
  return blocks.reduce((total, block) => total + block.length, 0);
}

/** Blocks with further ones behind them, of which each stands whole or not at all. */
export function addFitting(blocks: readonly string[], further: readonly string[]): readonly string[] {
  return further.reduce<readonly string[]>(
    (fitting, block) =>
      block === '' || lengthOfBlocks([...fitting, block]) > limits.textChars ? fitting : [...fitting, block],
    blocks,
  );
}

export function joinLines(...lines: readonly (string | null)[]): string {
  return lines.filter((line) => line !== null).join('\n');
}

/** A line in small print of several texts, of which no more are named than stand in a line; null where there are none. */
export function smallPrint(texts: readonly string[], write: Words['readAs']): string | null {
  return texts.length === 0 ? null : `-# ${write(texts.slice(0, shares.namesInLine))}`;
}

/**
 * A block of as many lines as fit under their title, each kept whole, and with `describeRest` how many are left; null
 * where not even one fits.
 */
export function fitLines(
  title: string,
  lines: readonly string[],
  room: number,
  describeRest?: (left: number) => string,
): string | null {
  let length = title.length + (describeRest?.(lines.length).length ?? -1) + 1;
  const tooMany = lines.findIndex((line) => (length += line.length + 1) > room);
  const fitting = tooMany === -1 ? lines : lines.slice(0, tooMany);
  const left = lines.length - fitting.length;
  const rest = left === 0 ? null : (describeRest?.(left) ?? null);
  return fitting.length === 0 ? null : joinLines(title, ...fitting, rest);
}

/** Characters of a question, before escaping, up to which it stands as a heading; a longer one in small print. */
const headingChars = 200;

/** What was asked as the first line of a message, whole: {@link readQuestion} reads it from there. */
export function writeQuestion(question: string): string {
  return `${question.length > headingChars ? '-#' : '###'} ${echoText(question, shares.questionChars)}`;
}

/** What {@link writeQuestion} was given, with white space collapsed; null when the text does not begin with a question. */
export function readQuestion(markdown: string): string | null {
  const [, line] = /^(?:###|-#) (\S[^\n]*)/u.exec(markdown) ?? [];
  return line === undefined ? null : readEscaped(line);
}
