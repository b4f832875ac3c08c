import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { describeMessage } from './api-message.ts';
import type { InteractionBook } from './interaction-book.ts';
import { bot, isChannel } from './places.ts';
import type { MessageStore, StoredMessage } from './store.ts';
import { readSubmission } from './submission.ts';

/** Where the bot reaches the preview's Discord, from the root of the server: its DISCORD_API_URL. */
export const botApiPath = '/preview/discord';

/** What the bot's routes need. */
export interface BotRouteOptions {
  readonly store: MessageStore;
  readonly book: InteractionBook;
  /** What the bot must authorise itself with where Discord asks for it. */
  readonly token: string;
}

/**
 * As much of Discord's REST API as the bot uses: first answers, messages of an interaction, messages in a channel.
 * Errors have Discord's codes.
 */
export function createBotRoutes({ store, book, token }: BotRouteOptions): Hono {
  const routes = new Hono().basePath(`${botApiPath}/v10`);
  const describe = (message: StoredMessage): object => describeMessage(message, store);

  routes.onError((error, context) => {
    if (error instanceof v.ValiError || error instanceof SyntaxError) return refuse(context, 'invalid');
    throw error;
  });
  routes.post('/interactions/:id/:token/callback', async (context) => {
    const record = book.find(context.req.param('id'));
    if (record?.token !== context.req.param('token')) return refuse(context, 'unknownInteraction');
    if (!book.acknowledge(record, await readSubmission(context.req.raw))) return refuse(context, 'answered');
    const message = store.find(record.originalId);
    if (context.req.query('with_response') !== 'true') return context.body(null, 204);
    return context.json({
      interaction: { id: record.id, type: record.type },
      ...(message === undefined ? {} : { resource: { type: 4, message: describe(message) } }),
    });
  });

  addWebhookRoutes(routes, book, store);

  const channelMessages = new Hono();
  channelMessages.use(async (context, next) =>
    context.req.header('authorization') === `Bot ${token}` ? next() : refuse(context, 'unauthorised'),
  );
  channelMessages.post('/', async (context) => {
    const channelId = context.req.param('channel') ?? '';
    if (!isChannel(channelId)) return refuse(context, 'unknownChannel');
    const origin = { channelId, author: bot, cause: null, replyTo: null };
    return context.json(describe(store.create(await readSubmission(context.req.raw), origin)));
  });
  channelMessages.on(['GET', 'PATCH', 'DELETE'], '/:message', async (context) =>
    useMessage(context, store.find(context.req.param('message')), store),
  );
  routes.route('/channels/:channel/messages', channelMessages);
  routes.post('/channels/:channel/typing', (context) => context.body(null, 204));
  return routes;
}

function addWebhookRoutes(routes: Hono, book: InteractionBook, store: MessageStore): void {
  const webhook = '/webhooks/:application/:token';
  routes.post(webhook, async (context) => {
    const record = book.findByToken(context.req.param('token'));
    if (record === undefined) return refuse(context, 'unknownWebhook');
    const message = book.followUp(record, await readSubmission(context.req.raw));
    return context.json(describeMessage(message, store));
  });
  routes.on(['GET', 'PATCH', 'DELETE'], `${webhook}/messages/:message`, async (context) => {
    const record = book.findByToken(context.req.param('token'));
    if (record === undefined) return refuse(context, 'unknownWebhook');
    return useMessage(context, book.messageOf(record, context.req.param('message')), store);
  });
}

async function useMessage(
  context: Context,
  message: StoredMessage | undefined,
  store: MessageStore,
): Promise<Response> {
  if (message === undefined) return refuse(context, 'unknownMessage');
  if (context.req.method === 'DELETE') {
    store.remove(message.id);
    return context.body(null, 204);
  }
  const current =
    context.req.method === 'PATCH' ? store.edit(message, await readSubmission(context.req.raw)) : message;
  return context.json(describeMessage(current, store));
}

const refusals = {
  unauthorised: [401, 0, '401: Unauthorized'],
  unknownChannel: [404, 10_003, 'Unknown Channel'],
  unknownMessage: [404, 10_008, 'Unknown Message'],
  unknownWebhook: [404, 10_015, 'Unknown Webhook'],
  unknownInteraction: [404, 10_062, 'Unknown interaction'],
  invalid: [400, 50_035, 'Invalid Form Body'],
  answered: [400, 40_060, 'Interaction has already been acknowledged.'],
} as const;

function refuse(context: Context, reason: keyof typeof refusals): Response {
  const [status, code, message] = refusals[reason];
  return context.json({ code, message }, status);
}
