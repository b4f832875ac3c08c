import { serveStatic } from '@hono/node-server/serve-static';
import { ApplicationCommandType, MessageType } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { createBotRoutes } from './bot-routes.ts';
import { bot, channels, findGuild, person } from './places.ts';
import { type Deliver, TinyDiscord } from './tiny-discord.ts';
import { type CommandView, deedSchema, type MessageChange, type StateView } from './view.ts';

export interface PreviewOptions {
  readonly pageFolder: string;
  readonly definitions: readonly Omit<CommandView, 'id'>[];
  readonly deliver: Deliver;
  /**
   * Takes a message that the bot may read, as Discord's API describes it, to the bot, which answers over REST. Null when
   * the bot does not chat.
   */
  readonly converse: ((message: object) => Promise<void>) | null;
  readonly suggestQuestions: () => readonly string[];
}

/** Often enough for connections not to be taken for dead, in milliseconds. */
const heartbeatMs = 5000;

const place = { channelId: v.picklist(channels.map((channel) => channel.id)), locale: v.string() };
const performed = v.object({ ...place, ...deedSchema.entries });
const said = v.object({ ...place, content: v.string() });

/**
 * A tiny Discord with one person at it: its page, and the REST API that the bot answers over; to be served on loopback,
 * behind the guard.
 */
export function createPreview(options: PreviewOptions): Hono {
  const { pageFolder, definitions, deliver, converse, suggestQuestions } = options;
  const type = ApplicationCommandType.ChatInput;
  const commands = definitions.map((definition, index) => ({ type, ...definition, id: String(index + 1) }));
  const discord = new TinyDiscord(deliver);
  const routes = new Hono().route('/', createBotRoutes(discord));
  routes.use(
    serveStatic({ root: pageFolder, onFound: (_, { header }) => header('cache-control', 'no-cache') }),
  );
  routes.get('/preview/events', (context) => {
    const state = { commands, isChatOn: converse !== null, questions: suggestQuestions() };
    return streamEvents(context, discord, state);
  });
  routes.post('/preview/interaction', async ({ req, json }) =>
    json(await discord.perform(v.parse(performed, await req.json()))),
  );
  routes.post('/preview/message', async ({ req, json }) => {
    const { channelId, content } = v.parse(said, await req.json());
    const message = discord.create({ content }, { channel_id: channelId, author: person, command: null });
    const guildId = findGuild(channelId);
    const mentions = content.includes(`<@${bot.id}>`) ? [bot] : [];
    // In a server, the bot hears of nothing else.
    if (guildId === null || mentions.length > 0) {
      await converse?.({ ...message, type: MessageType.Default, guild_id: guildId, mentions });
    }
    return json(null);
  });
  return routes;
}

/** Sends everything there is, and then every message that comes or changes. */
function streamEvents(context: Context, discord: TinyDiscord, state: Omit<StateView, 'messages'>): Response {
  return streamSSE(context, async (stream) => {
    const tell = (change: MessageChange): void => void stream.writeSSE({ data: JSON.stringify(change) });
    discord.listeners.add(tell);
    stream.onAbort(() => void discord.listeners.delete(tell));
    const all: StateView = { ...state, messages: [...discord.messages.values()] };
    await stream.writeSSE({ event: 'state', data: JSON.stringify(all) });
    while (!stream.aborted) {
      await stream.sleep(heartbeatMs);
      await stream.write(':\n\n');
    }
  });
}
