import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** A reply as plain data, before any transport: Components V2, no mentions, and who may see it. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
}
