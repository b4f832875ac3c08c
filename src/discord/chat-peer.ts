import type { REST } from '@discordjs/rest';
import { Routes, type RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import { resolveLocale, type Locale } from '../message/words.ts';
import { requestTwice } from './rest.ts';

/** Longest time for what a reply can do without, in milliseconds. */
const localeTimeoutMs = 1_000;

const rememberedGuilds = 1_000;
const localeMs = 60 * 60_000;
/** How long it is remembered that the language is not to be had. */
const failureMs = 10_000;

const guild = v.object({ preferred_locale: v.string() });

/** Discord as a conversation sees it, over a REST connection that holds a token. */
export class ChatPeer {
  /** User id of the bot. */
  readonly botId: string;
  readonly #rest: REST;
  // Servers are named to a bot only for one more intent. Asking is once an hour for each server that the bot talks in.
  readonly #locales = new LRUCache<string, { readonly locale: Locale | null }>({
    max: rememberedGuilds,
    ttl: localeMs,
    fetchMethod: async (guildId, _stale, { options }) => {
      const signal = AbortSignal.timeout(localeTimeoutMs);
      const answer = await this.#rest.get(Routes.guild(guildId), { signal }).catch(() => null);
      const found = v.safeParse(guild, answer);
      if (found.success) return { locale: resolveLocale(found.output.preferred_locale) };
      options.ttl = failureMs;
      return { locale: null };
    },
  });

  constructor(rest: REST, botId: string) {
    this.#rest = rest;
    this.botId = botId;
  }

  /**
   * Posts a message to a channel; rejects when Discord does not take it. Without an end in all: a reply may wait for
   * others in its channel, and for Discord's rate limit. Should it be sent twice, Discord knows the second by its nonce.
   */
  async post(channelId: string, body: RESTPostAPIChannelMessageJSONBody): Promise<void> {
    await requestTwice(async () => this.#rest.post(Routes.channelMessages(channelId), { body }));
  }

  /** The language of a server, or null when it is not to be had. */
  async readGuildLocale(guildId: string): Promise<Locale | null> {
    return (await this.#locales.fetch(guildId))?.locale ?? null;
  }
}
