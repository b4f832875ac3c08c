import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import type { Actions } from './actions.ts';
import { describeForBot, describeMessage } from './api-message.ts';
import { isPrivate } from './flags.ts';
import { bot, channels, person } from './places.ts';
import { type MessageRequest, requests } from './requests.ts';
import type { MessageStore } from './store.ts';
import { viewCommands, type Definitions } from './view-commands.ts';
import type { EndingView, EventView, StateView } from './view.ts';

/** Takes a message that the bot may read, as Discord's API describes it, to the bot, which answers over REST. */
export type Converse = (message: object) => Promise<void>;

/** What the page's routes need. */
export interface PageRouteOptions {
  /** The folder that `npm run build` put the page into. */
  readonly pageFolder: string;
  readonly definitions: Definitions;
  readonly store: MessageStore;
  readonly actions: Actions;
  /** Null when the bot does not chat. */
  readonly converse: Converse | null;
  readonly suggestQuestions: () => readonly string[];
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
  const { actions, store, pageFolder } = options;
  const routes = new Hono();
  for (const [place, [file, contentType]] of Object.entries(pageFiles)) {
    const content = await readFile(path.join(pageFolder, file), 'utf8');
    const headers = { 'content-type': contentType, 'cache-control': 'no-cache' };
    routes.get(place, (context) => context.body(content, 200, headers));
  }
  routes.get('/preview/state', (context) =>
    context.json(describeState(options, context.req.query('locale') ?? 'en-US')),
  );
  routes.get('/preview/events', (context) => streamEvents(context, store));
  routes.get('/preview/files/:message/:file/:name', (context) => sendFile(context, store));
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json(refused, 413) });
  const on = <Deed extends keyof typeof requests>(
    deed: Deed,
    run: (request: v.InferOutput<(typeof requests)[Deed]>) => Promise<EndingView>,
  ): void => {
    routes.post(`/preview/${deed}`, limit, async (context) => act(context, requests[deed], run));
  };
  on('command', async (request) => actions.command(request));
  on('typing', async (request) => actions.type(request));
  on('component', async (request) => actions.useComponent(request));
  on('form', async (request) => actions.submitForm(request));
  on('message', async (request) => say(request, options));
  on('dismiss', async ({ messageId }) => {
    const message = store.find(messageId);
    if (message !== undefined && isPrivate(message)) store.remove(message.id);
    return Promise.resolve({ kind: 'shown' });
  });
  return routes;
}

function sendFile(context: Context, store: MessageStore): Response {
  const message = store.find(context.req.param('message') ?? '');
  const file = message?.files.find(({ id }) => id === context.req.param('file'));
  if (file === undefined) return context.json({ status: 'not found' }, 404);
  // Only pictures are shown; anything else a browser might run is for saving.
  const disposition = file.contentType.startsWith('image/') ? 'inline' : 'attachment';
  const headers = { 'content-type': file.contentType, 'content-disposition': disposition };
  return context.body(file.content, 200, headers);
}

function describeState(options: PageRouteOptions, locale: string): StateView {
  const { definitions, store, converse, suggestQuestions } = options;
  return {
    bot,
    person,
    channels: Object.values(channels),
    commands: viewCommands(definitions, locale),
    isChatOn: converse !== null,
    questions: suggestQuestions(),
    messages: store.list().map((message) => describeMessage(message, store)),
  };
}

function streamEvents(context: Context, store: MessageStore): Response {
  return streamSSE(context, async (stream) => {
    const stop = store.listen((event) => {
      const view: EventView =
        event.kind === 'deleted' ? event : { ...event, message: describeMessage(event.message, store) };
      void stream.writeSSE({ data: JSON.stringify(view) });
    });
    stream.onAbort(stop);
    await stream.writeSSE({ event: 'hello', data: '' });
    while (!stream.aborted) {
      await stream.sleep(heartbeatMs);
      await stream.writeSSE({ event: 'beat', data: '' });
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

async function say(request: MessageRequest, { store, converse }: PageRouteOptions): Promise<EndingView> {
  const { channelId, content, replyTo } = request;
  const message = store.create(
    { body: { content }, files: [] },
    { channelId, author: person, cause: null, replyTo },
  );
  const isAddressed =
    channelId === channels.direct.id ||
    content.includes(`<@${bot.id}>`) ||
    store.find(replyTo)?.author.id === bot.id;
  if (isAddressed) await converse?.(describeForBot(message, store));
  return { kind: 'shown' };
}
