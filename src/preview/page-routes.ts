import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { messageFlags } from './discord-numbers.ts';
import type { Interactions } from './interactions.ts';
import type { MessageStore } from './message-store.ts';
import { bot, channels, person, serverChannel } from './places.ts';
import { type Request, requests } from './requests.ts';
import type { ApiMessage, CommandView, EndingView, ProgressView, StateView } from './view.ts';

/** Takes a message that the bot may read, as Discord's API describes it, to the bot, which answers over REST. */
export type Converse = (message: object) => Promise<void>;

/** What the page's routes need. */
export interface PageRouteOptions {
  /** The folder that `npm run build` put the page into. */
  readonly pageFolder: string;
  readonly commands: readonly CommandView[];
  readonly store: MessageStore;
  readonly interactions: Interactions;
  /** Null when the bot does not chat. */
  readonly converse: Converse | null;
  /** Questions to begin with, which the corpus answers well. */
  readonly suggestQuestions: () => Promise<readonly string[]>;
  /** How far the passages are encoded; null when nothing is under way. */
  readonly readProgress: () => ProgressView | null;
}

/** Often enough for connections not to be taken for dead, in milliseconds. */
const heartbeatMs = 5000;
/** Bytes of what the page sends. */
const maxBodyBytes = 100_000;
const refused: EndingView = { kind: 'failed' };

/** The files of the page, by their place on the server. */
const pageFiles = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/preview/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/preview/page.css': ['page.css', 'text/css; charset=utf-8'],
} as const;

/** The page, its files, and what it asks of the server; rejects when the page has not been built. */
export async function createPageRoutes(options: PageRouteOptions): Promise<Hono> {
  const { interactions, store, pageFolder, commands, converse, suggestQuestions } = options;
  const routes = new Hono();
  for (const [place, [file, contentType]] of Object.entries(pageFiles)) {
    const content = await readFile(path.join(pageFolder, file), 'utf8');
    const headers = { 'content-type': contentType, 'cache-control': 'no-cache' };
    routes.get(place, (context) => context.body(content, 200, headers));
  }
  routes.get('/preview/state', async (context) => {
    const questions = await suggestQuestions();
    const rest = { isChatOn: converse !== null, questions, messages: store.list() };
    return context.json({ bot, person, channels, commands, ...rest } satisfies StateView);
  });
  routes.get('/preview/events', (context) => streamEvents(context, options));
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json(refused, 413) });
  const on = <Deed extends keyof typeof requests>(
    deed: Deed,
    run: (request: Request<Deed>) => Promise<EndingView>,
  ): void => {
    routes.post(`/preview/${deed}`, limit, async (context) => act(context, requests[deed], run));
  };
  on('command', async (request) => interactions.command(request));
  on('typing', async (request) => interactions.type(request));
  on('component', async (request) => interactions.use(request));
  on('form', async (request) => interactions.submit(request));
  on('message', async (request) => say(request, options));
  on('dismiss', async ({ messageId }) => {
    if (((store.find(messageId)?.flags ?? 0) & messageFlags.private) !== 0) store.remove(messageId);
    return Promise.resolve({ kind: 'shown' });
  });
  return routes;
}

function streamEvents(context: Context, { store, readProgress }: PageRouteOptions): Response {
  return streamSSE(context, async (stream) => {
    const stop = store.listen((event) => void stream.writeSSE({ data: JSON.stringify(event) }));
    stream.onAbort(stop);
    while (!stream.aborted) {
      await stream.writeSSE({ event: 'progress', data: JSON.stringify(readProgress()) });
      await stream.sleep(heartbeatMs);
    }
  });
}

/** A form of another site cannot send JSON; whoever sends anything else is not the page. */
async function act<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
  run: (request: v.InferOutput<Schema>) => Promise<EndingView>,
): Promise<Response> {
  if (context.req.header('content-type') !== 'application/json') return context.json(refused, 415);
  const request = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await context.req.text());
  return request.success ? context.json(await run(request.output)) : context.json(refused, 400);
}

async function say(
  { channelId, content, replyTo }: Request<'message'>,
  { store, converse }: PageRouteOptions,
): Promise<EndingView> {
  const origin = {
    channel_id: channelId,
    author: person,
    interaction_metadata: null,
    message_reference: replyTo === null ? null : { message_id: replyTo },
  };
  const message = store.create({ body: { content }, files: [] }, origin);
  const isDirect = channelId !== serverChannel.id;
  if (isDirect || message.mentions.length > 0) await converse?.(describeForBot(message, store, isDirect));
  return { kind: 'shown' };
}

/**
 * A message as the bot hears of it. In a server, Discord keeps the text back unless the message mentions the bot or replies
 * to one that the bot did not write in answer to a command.
 */
function describeForBot(message: ApiMessage, store: MessageStore, isDirect: boolean): object {
  const replied = store.find(message.message_reference?.message_id);
  const isShown =
    isDirect || message.content.includes(`<@${bot.id}>`) || replied?.interaction_metadata === null;
  return { ...message, content: isShown ? message.content : '', referenced_message: replied ?? null };
}
