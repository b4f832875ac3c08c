import { type Context, Hono } from 'hono';
import type { Interactions } from './interactions.ts';
import type { MessageStore, Submission } from './message-store.ts';
import { bot } from './places.ts';
import type { MessageBody } from './view.ts';

/** Where the bot reaches the preview's Discord, from the root of the server: its DISCORD_API_URL. */
export const botApiPath = '/preview/discord';

/** As much of Discord's REST API as the bot uses beside its first answers. Errors have Discord's codes. */
export function createBotRoutes(store: MessageStore, interactions: Interactions): Hono {
  const routes = new Hono().basePath(`${botApiPath}/v10`);
  routes.post('/webhooks/:application/:token', async ({ req, json }) => {
    const message = interactions.followUp(req.param('token'), await readSubmission(req));
    return message === undefined ? json({ code: 10_015, message: 'Unknown Webhook' }, 404) : json(message);
  });
  const original = '/webhooks/:application/:token/messages/@original';
  routes.on(['PATCH', 'DELETE'], original, async ({ req, json, body }) => {
    const message = interactions.findOriginal(req.param('token'));
    if (message === undefined) return json({ code: 10_008, message: 'Unknown Message' }, 404);
    if (req.method === 'PATCH') return json(store.edit(message, await readSubmission(req)));
    store.remove(message.id);
    return body(null, 204);
  });
  routes.post('/channels/:channel/messages', async ({ req, json }) => {
    const place = { channel_id: req.param('channel'), author: bot };
    const origin = { ...place, interaction_metadata: null, message_reference: null };
    return json(store.create(await readSubmission(req), origin));
  });
  return routes;
}

/** A message as it comes from the bot: JSON, or a form with `payload_json` and the files beside it. */
async function readSubmission(request: Context['req']): Promise<Submission> {
  const isForm = request.header('content-type')?.startsWith('multipart/form-data') === true;
  if (!isForm) return { body: await request.json<MessageBody>() };
  const form = await request.formData();
  const entries = [...form.values()];
  const [json = ''] = entries.filter((entry) => typeof entry === 'string');
  const body: MessageBody = JSON.parse(json);
  const uploads = entries.filter((entry) => typeof entry !== 'string');
  const files = uploads.map(async (file) => ({ name: file.name, bytes: await file.bytes() }));
  return { body, files: await Promise.all(files) };
}
