import { LRUCache } from 'lru-cache';
import type { Conversation } from '../answer/engine.ts';
import type { Conversations, Repeats } from './state.ts';

/** How long a conversation and an interaction id are remembered, in milliseconds: as long as an interaction's token lives. */
export const memoryMs = 15 * 60_000;

const lasting = { ttl: memoryMs, ttlResolution: 0 } as const;

/** Conversations of this process, the 10,000 used last, which can be forgotten. */
export function createMemoryConversations(): Conversations & { forget(key: string): void } {
  const conversations = new LRUCache<string, Conversation>({ max: 10_000, ...lasting });
  return {
    read: async (key) => conversations.get(key) ?? null,
    write: async (key, conversation) => void conversations.set(key, conversation),
    forget: (key) => void conversations.delete(key),
  };
}

/** Interaction ids seen by this process: the last 20,000. */
export function createMemoryRepeats(): Repeats {
  const seen = new LRUCache<string, true>({ max: 20_000, ...lasting });
  return {
    async isFirst(interactionId) {
      if (seen.has(interactionId)) return false;
      seen.set(interactionId, true);
      return true;
    },
    forget: async (interactionId) => void seen.delete(interactionId),
  };
}
