import type { Conversation } from '../answer/engine.ts';
import type { Logger } from '../logger.ts';
import { createCooldown } from './cooldown.ts';
import { FileGaps } from './file-gaps.ts';
import { createMemoryConversations, createMemoryRepeats } from './memory.ts';

/** What each conversation remembers, under keys that the caller makes; forgotten ten minutes after the last turn. */
export interface Conversations {
  /** Null for a conversation that is new, forgotten, or out of reach. */
  read(key: string): Promise<Conversation | null>;
  write(key: string, conversation: Conversation): Promise<void>;
}

export interface Cooldown {
  /** Counts one use by a person; tells the milliseconds until the next try may succeed, 0 when this one may go ahead. */
  take(userId: string): Promise<number>;
}

export interface Repeats {
  /** True for the first call with this interaction id, on any replica, within a quarter of an hour. */
  isFirst(interactionId: string): Promise<boolean>;
}

export type GapKind = 'abstained' | 'disliked';

export interface Gap {
  /** As normalised by `normalizeQuestion`. */
  readonly question: string;
  readonly abstained: number;
  readonly disliked: number;
}

/** Counts of questions without a good answer: no person, no server, no time. */
export interface Gaps {
  /** Counts a question; one that may hold something personal is dropped. */
  add(question: string, kind: GapKind): Promise<void>;
  /** The most frequent first. Throws when the store cannot be read. */
  list(): Promise<readonly Gap[]>;
  /** Forgets all of them. Throws when the store cannot be written. */
  clear(): Promise<void>;
}

/**
 * What the bot remembers between two interactions. Apart from `list` and `clear` of the gaps nothing here throws, and
 * nothing takes much longer than a tenth of a second: what cannot be had is done without.
 */
export interface State {
  readonly conversations: Conversations;
  readonly cooldown: Cooldown;
  readonly repeats: Repeats;
  readonly gaps: Gaps | null;
  describe(): { readonly store: 'memory' | 'redis'; readonly isConnected: boolean };
  /** Writes what is still to be written, and disconnects. */
  close(): Promise<void>;
}

export interface CooldownLimits {
  /** Uses that may come at once, again every minute; from 1. */
  readonly burst: number;
  /** Uses a minute beyond that, evenly spread; 0 switches the cooldown off. */
  readonly perMinute: number;
}

export interface StateOptions {
  /** Redis that replicas share, or null to keep everything in this process. May hold a password. */
  readonly redisUrl: string | null;
  readonly dataDir: string | null;
  readonly isGapReportOn: boolean;
  readonly cooldown: CooldownLimits;
  /** Anything that all replicas of a bot have and others do not: keys in Redis are hashed with it. */
  readonly secret: string;
  /** Tells the gaps of bots apart that share a Redis or a folder, to a replica and to the terminal alike; empty if unknown. */
  readonly botId: string;
  readonly logger: Logger;
}

/** Opens the state. Never fails for want of Redis; takes a second at most. */
export async function openState(options: StateOptions): Promise<State> {
  const { redisUrl, cooldown, dataDir, isGapReportOn, botId, logger } = options;
  if (redisUrl !== null) {
    // Loaded only here: most bots have no Redis.
    const { openRedisState } = await import('./redis.ts');
    return openRedisState(redisUrl, options);
  }
  const gaps = isGapReportOn && dataDir !== null ? new FileGaps(dataDir, botId, logger) : null;
  return {
    conversations: createMemoryConversations(),
    cooldown: createCooldown(cooldown),
    repeats: createMemoryRepeats(),
    gaps,
    describe: () => ({ store: 'memory', isConnected: true }),
    close: async () => gaps?.close(),
  };
}
