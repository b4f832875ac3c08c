import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord-api-types/v10';

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

/**
 * A reply as plain data, before any style and transport: texts, what can be clicked, and who may see it. It mentions
 * nobody, whatever it says.
 */
export interface Message {
  /** Markdown, one text a block; between two blocks stands a line. */
  readonly blocks: readonly string[];
  /** Whether a frame is drawn around it; a short notice has none. */
  readonly isFramed: boolean;
  readonly rows: readonly ControlRow[];
  readonly files: readonly Attachment[];
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
}
