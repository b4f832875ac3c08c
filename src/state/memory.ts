import { LRUCache } from 'lru-cache';
import type { Conversation } from '../answer/engine.ts';
import type { Conversations } from './state.ts';

/** How long a conversation is remembered after its last turn, in milliseconds. */
export const conversationMs = 10 * 60_000;

/** How long the id of an interaction is remembered, in milliseconds: as long as its token lives. */
export const interactionMs = 15 * 60_000;

/** Conversations of this process, the 10,000 used last, which can be forgotten. */
export function createMemoryConversations(): Conversations & { forget(key: string): void } {
  const conversations = new LRUCache<string, Conversation>({
    max: 10_000,
    ttl: conversationMs,
    ttlResolution: 0,
  });
  return {
    read: async (key) => conversations.get(key) ?? null,
    write: async (key, conversation) => void conversations.set(key, conversation),
    forget: (key) => void conversations.delete(key),
  };
}

/**
 * Interaction ids seen by this process, the last `max`; other names may be remembered for another time, in milliseconds.
 */
export function createMemoryRepeats(max = 20_000): { isFirst(name: string, ttl?: number): Promise<boolean> } {
  const seen = new LRUCache<string, true>({ max, ttl: interactionMs, ttlResolution: 0 });
  return {
    async isFirst(interactionId, ttl = interactionMs) {
      if (seen.has(interactionId)) return false;
      seen.set(interactionId, true, { ttl });
      return true;
    },
  };
}
