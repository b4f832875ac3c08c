import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import type { Actions } from './actions.ts';
import { describeForBot, isPrivate } from './api-message.ts';
import type { Assets } from './assets.ts';
import { bot, channels, person } from './places.ts';
import { type MessageRequest, requests } from './requests.ts';
import type { MessageStore } from './store.ts';
import { viewCommands, type Definitions } from './view-commands.ts';
import { viewEvent, viewMessage } from './view-message.ts';
import type { EndingView, StateView } from './view.ts';

/** Takes a message that the bot may read, as Discord's API describes it, to the bot, which answers over REST. */
export type Converse = (message: object) => Promise<void>;

/** What the page's routes need. */
export interface PageRouteOptions {
  readonly assets: Assets;
  readonly definitions: Definitions;
  readonly store: MessageStore;
  readonly actions: Actions;
  /** Null when the bot does not chat. */
  readonly converse: Converse | null;
}

/** Often enough for connections not to be taken for dead, in milliseconds. */
const heartbeatMs = 5000;
/** Bytes of what the page sends. */
const maxBodyBytes = 100_000;
const refused: EndingView = { kind: 'failed' };

/** The page, its files, and what it asks of the server. */
export function createPageRoutes(options: PageRouteOptions): Hono {
  const { assets, actions } = options;
  const routes = new Hono();
  routes.get('/', (context) => sendAsset(context, assets['index.html']));
  routes.get('/preview/page.js', (context) => sendAsset(context, assets['page.js']));
  routes.get('/preview/page.css', (context) => sendAsset(context, assets['page.css']));
  routes.get('/preview/state', (context) =>
    context.json(describeState(options, context.req.query('locale') ?? 'en-US')),
  );
  routes.get('/preview/events', (context) => streamEvents(context, options.store));
  routes.get('/preview/files/:message/:file/:name', (context) => sendFile(context, options.store));
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json(refused, 413) });
  for (const deed of Object.keys(requests)) routes.use(`/preview/${deed}`, limit);
  routes.post('/preview/command', async (context) =>
    act(context, requests.command, (request) => actions.command(request)),
  );
  routes.post('/preview/typing', async (context) =>
    act(context, requests.typing, (request) => actions.type(request)),
  );
  routes.post('/preview/component', async (context) =>
    act(context, requests.component, (request) => actions.useComponent(request)),
  );
  routes.post('/preview/form', async (context) =>
    act(context, requests.form, (request) => actions.submitForm(request)),
  );
  routes.post('/preview/message', async (context) =>
    act(context, requests.message, (request) => say(request, options)),
  );
  routes.post('/preview/dismiss/:message', (context) => {
    const message = options.store.find(context.req.param('message'));
    if (message !== undefined && isPrivate(message)) options.store.remove(message.id);
    return context.json({ kind: 'shown' });
  });
  return routes;
}

function sendAsset(context: Context, { content, contentType }: Assets['page.js']): Response {
  return context.body(content, 200, { 'content-type': contentType, 'cache-control': 'no-cache' });
}

function sendFile(context: Context, store: MessageStore): Response {
  const message = store.find(context.req.param('message') ?? '');
  const file = message?.files.find(({ id }) => id === context.req.param('file'));
  if (file === undefined) return context.json({ status: 'not found' }, 404);
  // Only pictures are shown; anything else a browser might run is for saving.
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.contentType);
  return context.body(file.content, 200, {
    'content-type': isPicture ? file.contentType : 'application/octet-stream',
    ...(isPicture ? {} : { 'content-disposition': 'attachment' }),
  });
}

function describeState({ definitions, store, converse }: PageRouteOptions, locale: string): StateView {
  return {
    bot,
    person,
    channels: Object.values(channels),
    commands: viewCommands(definitions, locale),
    isChatOn: converse !== null,
    messages: store.list().map((message) => viewMessage(message, store)),
  };
}

function streamEvents(context: Context, store: MessageStore): Response {
  return streamSSE(context, async (stream) => {
    const stop = store.listen((event) => {
      void stream.writeSSE({ data: JSON.stringify(viewEvent(event, store)) });
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
