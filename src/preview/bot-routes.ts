import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Interactions } from './interactions.ts';
import type { MessageStore, Submission } from './message-store.ts';
import { bot, channels } from './places.ts';

/** Where the bot reaches the preview's Discord, from the root of the server: its DISCORD_API_URL. */
export const botApiPath = '/preview/discord';

const refusals = {
  unauthorised: [401, 0, '401: Unauthorized'],
  unknownChannel: [404, 10_003, 'Unknown Channel'],
  unknownMessage: [404, 10_008, 'Unknown Message'],
  unknownWebhook: [404, 10_015, 'Unknown Webhook'],
  invalid: [400, 50_035, 'Invalid Form Body'],
} as const;

function refuse(context: Context, reason: keyof typeof refusals): Response {
  const [status, code, message] = refusals[reason];
  return context.json({ code, message }, status);
}

/** As much of Discord's REST API as the bot uses beside its first answers. Errors have Discord's codes. */
export function createBotRoutes(store: MessageStore, interactions: Interactions, botToken: string): Hono {
  const routes = new Hono().basePath(`${botApiPath}/v10`);
  routes.onError((error, context) => {
    if (error instanceof v.ValiError || error instanceof SyntaxError) return refuse(context, 'invalid');
    throw error;
  });
  routes.post('/webhooks/:application/:token', async (context) => {
    const message = interactions.followUp(context.req.param('token'), await readSubmission(context.req.raw));
    return message === undefined ? refuse(context, 'unknownWebhook') : context.json(message);
  });
  const original = '/webhooks/:application/:token/messages/@original';
  routes.on(['PATCH', 'DELETE'], original, async (context) => {
    const message = interactions.findOriginal(context.req.param('token'));
    if (message === undefined) return refuse(context, 'unknownMessage');
    if (context.req.method === 'PATCH') {
      return context.json(store.edit(message, await readSubmission(context.req.raw)));
    }
    store.remove(message.id);
    return context.body(null, 204);
  });
  routes.post('/channels/:channel/messages', async (context) => {
    if (context.req.header('authorization') !== `Bot ${botToken}`) return refuse(context, 'unauthorised');
    const channel = channels.find(({ id }) => id === context.req.param('channel'));
    if (channel === undefined) return refuse(context, 'unknownChannel');
    const origin = { author: bot, interaction_metadata: null, message_reference: null };
    const submission = await readSubmission(context.req.raw);
    return context.json(store.create(submission, { ...origin, channel_id: channel.id }));
  });
  return routes;
}

/** A message as it comes from the bot: JSON, or a form with `payload_json` and the files beside it. */
async function readSubmission(request: Request): Promise<Submission> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') === true;
  if (!isForm) return { body: await request.json(), files: [] };
  const form = await request.formData();
  const uploads = [...form.values()].filter((entry) => typeof entry !== 'string');
  return {
    body: v.parse(v.pipe(v.string(), v.parseJson()), form.get('payload_json')),
    files: await Promise.all(
      uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  };
}
