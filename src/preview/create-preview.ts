import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { createBotRoutes } from './bot-routes.ts';
import { type Deliver, Interactions } from './interactions.ts';
import { MessageStore } from './message-store.ts';
import { bot, channels, findGuild, person } from './places.ts';
import {
  type CommandView,
  deedSchema,
  id,
  type MessageChange,
  type ProgressView,
  type StateView,
} from './view.ts';

/** Takes a message that the bot may read, as Discord's API describes it, to the bot, which answers over REST. */
export type Converse = (message: object) => Promise<void>;

export interface PreviewOptions {
  /** The folder that `npm run build` put the page into. */
  readonly pageFolder: string;
  readonly definitions: readonly Omit<CommandView, 'id'>[];
  readonly deliver: Deliver;
  /** Null when the bot does not chat. */
  readonly converse: Converse | null;
  /** Questions to begin with, which the corpus answers well. */
  readonly suggestQuestions: () => Promise<readonly string[]>;
  /** How far the passages are encoded; null when nothing is under way. */
  readonly readProgress: () => ProgressView | null;
}

const firstCommandId = 1_000_000_000_000_000_100n;
/** Often enough for connections not to be taken for dead, in milliseconds. */
const heartbeatMs = 5000;
/** Bytes of what the page sends. */
const maxBodyBytes = 100_000;

const pageFiles = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/preview/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/preview/page.css': ['page.css', 'text/css; charset=utf-8'],
} as const;

const place = { channelId: v.picklist(channels.map((channel) => channel.id)), locale: v.string() };
const performed = readJson({ ...place, ...deedSchema.entries });
const said = readJson({
  ...place,
  content: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  replyTo: v.nullable(id),
});

function readJson<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.string(), v.parseJson(), v.object(entries));
}

/**
 * A tiny Discord with one person at it: its page, and the REST API that the bot answers over; to be served behind
 * the guard.
 *
 * @returns routes, to be served on loopback; rejects when the page has not been built.
 */
export async function createPreview(options: PreviewOptions): Promise<Hono> {
  const { pageFolder, definitions, deliver, converse, suggestQuestions } = options;
  const commands = definitions.map((definition, index) => ({
    ...definition,
    id: String(firstCommandId + BigInt(index)),
  }));
  const store = new MessageStore();
  const interactions = new Interactions(store, deliver);
  const routes = new Hono().route('/', createBotRoutes(store, interactions));
  routes.onError((error, context) => {
    if (error instanceof v.ValiError) return context.json(null, 400);
    throw error;
  });
  for (const [address, [file, contentType]] of Object.entries(pageFiles)) {
    const content = await readFile(path.join(pageFolder, file), 'utf8');
    const headers = { 'content-type': contentType, 'cache-control': 'no-cache' };
    routes.get(address, (context) => context.body(content, 200, headers));
  }
  routes.get('/preview/state', async (context) => {
    const questions = await suggestQuestions();
    const rest = { isChatOn: converse !== null, questions, messages: store.list() };
    return context.json({ bot, person, channels, commands, ...rest } satisfies StateView);
  });
  routes.get('/preview/events', (context) => streamEvents(context, store, options));
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json(null, 413) });
  routes.post('/preview/interaction', limit, async (context) => {
    const deed = v.parse(performed, await context.req.text());
    return context.json(await interactions.perform(deed));
  });
  routes.post('/preview/message', limit, async (context) => {
    await say(v.parse(said, await context.req.text()), store, converse);
    return context.json(null);
  });
  routes.delete('/preview/message/:id', (context) => {
    store.remove(context.req.param('id'));
    return context.json(null);
  });
  return routes;
}

function streamEvents(context: Context, store: MessageStore, { readProgress }: PreviewOptions): Response {
  return streamSSE(context, async (stream) => {
    const tell = (change: MessageChange): void => void stream.writeSSE({ data: JSON.stringify(change) });
    store.listeners.add(tell);
    stream.onAbort(() => void store.listeners.delete(tell));
    while (!stream.aborted) {
      await stream.writeSSE({ event: 'progress', data: JSON.stringify(readProgress()) });
      await stream.sleep(heartbeatMs);
    }
  });
}

/**
 * Adds a message of the person's, and brings it to the bot where it is for it. In a server, Discord keeps the text back
 * unless the message mentions the bot or replies to one that the bot did not write in answer to a command.
 */
async function say(
  { channelId, content: text, replyTo }: v.InferOutput<typeof said>,
  store: MessageStore,
  converse: Converse | null,
): Promise<void> {
  const reference = replyTo === null ? null : { message_id: replyTo };
  const origin = { channel_id: channelId, author: person, interaction_metadata: null };
  const message = store.create({ body: { content: text } }, { ...origin, message_reference: reference });
  const replied = store.find(replyTo) ?? null;
  const isDirect = findGuild(channelId) === null;
  const isShown = isDirect || text.includes(`<@${bot.id}>`) || replied?.interaction_metadata === null;
  if (!isDirect && message.mentions.length === 0) return;
  await converse?.({ ...message, content: isShown ? text : '', referenced_message: replied });
}
