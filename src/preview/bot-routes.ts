import { type Context, Hono } from 'hono';
import { bot } from './places.ts';
import type { TinyDiscord } from './tiny-discord.ts';
import type { MessageBody } from './view.ts';

/** Where the bot reaches the preview's Discord, from the root of the server: its DISCORD_API_URL. */
export const botApiPath = '/preview/discord';

/** As much of Discord's REST API as the bot uses beside its first answers. Errors have Discord's codes. */
export function createBotRoutes(discord: TinyDiscord): Hono {
  const routes = new Hono().basePath(`${botApiPath}/v10`);
  routes.post('/webhooks/:application/:token', async ({ req, json }) => {
    const message = discord.followUp(req.param('token'), await readBody(req));
    return message === undefined ? json({ code: 10_015, message: 'Unknown Webhook' }, 404) : json(message);
  });
  const original = '/webhooks/:application/:token/messages/@original';
  routes.on(['PATCH', 'DELETE'], original, async ({ req, json, body }) => {
    const message = discord.findOriginal(req.param('token'));
    if (message === undefined) return json({ code: 10_008, message: 'Unknown Message' }, 404);
    if (req.method === 'PATCH') return json(discord.edit(message, await readBody(req)));
    discord.remove(message.id);
    return body(null, 204);
  });
  routes.post('/channels/:channel/messages', async ({ req, json }) => {
    const origin = { channel_id: req.param('channel'), author: bot, command: null };
    return json(discord.create(await readBody(req), origin));
  });
  return routes;
}

/** A message as it comes from the bot: JSON, or a form with `payload_json` and the files beside it. */
async function readBody(request: Context['req']): Promise<MessageBody> {
  const isForm = request.header('content-type')?.startsWith('multipart/form-data') === true;
  if (!isForm) return request.json<MessageBody>();
  const entries = [...(await request.formData()).values()];
  const [json = ''] = entries.filter((entry) => typeof entry === 'string');
  const body: MessageBody = JSON.parse(json);
  const pictures = entries.filter((entry) => typeof entry !== 'string');
  const files = pictures.map(async (file, index) => ({
    filename: file.name,
    description: body.attachments?.[index]?.description ?? undefined,
    url: `data:image/png;base64,${Buffer.from(await file.arrayBuffer()).toString('base64')}`,
  }));
  return { ...body, files: await Promise.all(files) };
}
