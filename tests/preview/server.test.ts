import { request } from 'node:http';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ApiMessage } from '../../src/preview/api-message.ts';
import type { EndingView, StateView } from '../../src/preview/view.ts';
import { startBot } from '../helpers/bot-process.ts';
import {
  type Callback,
  form,
  readJson,
  reply,
  type RunningPreview,
  type StandInBot,
  startPreview,
  text,
} from './stand-in.ts';

const hello = reply([text('Hello')]);

async function open(bot: StandInBot = () => hello, converse?: (message: object) => Promise<void>) {
  const preview = await startPreview(bot, converse ?? null);
  onTestFinished(preview.close);
  return preview;
}

type At = Pick<RunningPreview, 'address'>;

async function readState({ address }: At): Promise<StateView> {
  return readJson<StateView>(await fetch(`${address}/preview/state`));
}

async function act({ address }: At, deed: string, body: object): Promise<EndingView> {
  const response = await fetch(`${address}/preview/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'en-US', guildLocale: 'en-US', ...body }),
  });
  return readJson<EndingView>(response);
}

async function sendCommand(preview: RunningPreview, name: string): Promise<EndingView> {
  const { commands, channels, messages } = await readState(preview);
  const command = commands.find((each) => each.name === name);
  return act(preview, 'command', {
    channelId: channels[0]?.id,
    commandId: command?.id,
    options: [],
    target: command?.kind === 'message' ? messages[0]?.id : null,
  });
}

/** Says something in the server's channel or, with `direct`, to the bot alone. */
async function say(preview: At, content: string, replyTo: string | null = null, direct = false) {
  const channelId = (await readState(preview)).channels[direct ? 1 : 0]?.id;
  return act(preview, 'message', { channelId, content, replyTo });
}

/** The status of a request with headers that `fetch` does not let anybody set. */
async function statusOf(address: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('the preview keeps other web sites out', () => {
  test.each([
    ['/', { host: 'evil.example' }, 403],
    ['/preview/state', { host: 'evil.example:8080' }, 403],
    ['/preview/state', { origin: 'http://evil.example' }, 403],
    ['/preview/state', { origin: 'null' }, 403],
    ['/preview/state', { 'sec-fetch-site': 'cross-site' }, 403],
    ['/preview/page.js', { 'sec-fetch-site': 'same-site' }, 403],
    ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['/interactions', { host: 'evil.example' }, 403],
    ['/nowhere', { host: 'evil.example' }, 403],
    ['/preview/state', { host: 'localhost:1' }, 200],
    ['/preview/state', { host: '[::1]' }, 200],
    ['/preview/state', { host: '127.0.0.1.evil.example' }, 403],
  ] as const)('%s with %o is answered %i', async (path, headers, status) => {
    const { address } = await open();
    expect(await statusOf(address, path, headers)).toBe(status);
  });

  test.each([
    ['a form of another site', '{}', 415, 'text/plain'],
    ['no JSON', '{"content":"my diary', 400],
    ['in no channel', JSON.stringify({ channelId: '1', content: 'x', replyTo: null }), 400],
    ['more than anybody can type', JSON.stringify({ content: 'x'.repeat(100_000) }), 413],
  ])('takes no message that is %s', async (_what, body, status, type = 'application/json') => {
    const preview = await open();
    const sent = { method: 'POST', body, headers: { 'content-type': type } };
    const response = await fetch(`${preview.address}/preview/message`, sent);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ kind: 'failed' });
    expect((await readState(preview)).messages).toEqual([]);
  });

  test('confines the page to its own files', async () => {
    const { address } = await open();
    const { headers } = await fetch(address);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['index.html', 'page.js', 'page.css'])('%s loads nothing from elsewhere', async (name) => {
    const { address } = await open();
    const file = name === 'index.html' ? '/' : `/preview/${name}`;
    const content = await (await fetch(address + file)).text();
    expect(content).not.toMatch(/(?:src|href)="?https?:|url\(|@import|import\(/);
  });
});

describe('the preview as Discord', () => {
  test('signs what it sends with a key of its own, and sends everything that Discord does', async () => {
    const preview = await open();
    const forged = { method: 'POST', body: '{"type":1}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${preview.address}/interactions`, forged)).status).toBe(401);
    await say(preview, 'Hello');
    expect(await sendCommand(preview, 'Read this')).toEqual({ kind: 'shown' });
    expect(preview.sent[0]).toMatchObject({
      type: 2,
      version: 1,
      context: 0,
      entitlements: [],
      authorizing_integration_owners: { 0: expect.any(String) },
      member: { user: { id: expect.any(String) }, permissions: expect.any(String) },
      channel: { type: 0 },
      data: { type: 3, resolved: { messages: expect.any(Object) } },
    });
  });

  test('shows that the bot is thinking until the answer comes', async () => {
    const preview = await open(() => ({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    }));
    await sendCommand(preview, 'ask');
    expect((await readState(preview)).messages.at(-1)?.flags).toBe(
      MessageFlags.Ephemeral | MessageFlags.Loading,
    );
    const { application_id, token } = preview.sent[0] ?? {};
    const response = await fetch(`${preview.apiUrl}/webhooks/${application_id}/${token}/messages/@original`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'Here you are' }),
    });
    expect(response.status).toBe(200);
    expect((await readState(preview)).messages.at(-1)).toMatchObject({
      content: 'Here you are',
      flags: MessageFlags.Ephemeral,
      edited_timestamp: null,
    });
  });

  test('takes the answer as a callback as well, once', async () => {
    const preview = await open(async (sent, { apiUrl }) => {
      const url = `${apiUrl}/interactions/${sent.id}/${sent.token}/callback`;
      const callback = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const first = await fetch(url, { ...callback, body: JSON.stringify(hello) });
      const second = await fetch(`${url}?with_response=true`, { ...callback, body: JSON.stringify(hello) });
      expect([first.status, second.status]).toEqual([204, 400]);
      return hello;
    });
    expect(await sendCommand(preview, 'ask')).toEqual({ kind: 'shown' });
    expect((await readState(preview)).messages).toHaveLength(1);
  });

  test.each<[string, Callback]>([
    ['a button without a style', reply([{ type: 1, components: [{ type: 2 }] }])],
    ['a form without a title', { type: InteractionResponseType.Modal, data: { custom_id: 'x' } }],
    [
      'a message that is none',
      { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 7 } },
    ],
  ])('refuses %s, and shows nothing of it', async (_what, callback) => {
    const preview = await open(() => callback);
    expect(await sendCommand(preview, 'ask')).toEqual({ kind: 'failed' });
    expect((await readState(preview)).messages).toEqual([]);
  });

  test('hands messages to the bot that are meant for it, and no others', async () => {
    const heard: object[] = [];
    const preview = await open(undefined, async (message) => {
      heard.push(message);
    });
    const { bot } = await readState(preview);
    await say(preview, 'nobody in particular');
    await say(preview, `<@${bot.id}> what is KVM?`);
    await say(preview, 'and Xen?', null, true);
    expect(heard).toMatchObject([
      { content: `<@${bot.id}> what is KVM?`, mentions: [{ id: bot.id }], guild_id: expect.any(String) },
      { content: 'and Xen?', mentions: [] },
    ]);
    expect(heard[1]).not.toHaveProperty('guild_id');
  });

  test('hands over a reply to the bot with what it replies to, but keeps back its text after a command', async () => {
    const heard: object[] = [];
    const preview = await open(undefined, async (message) => {
      heard.push(message);
    });
    await sendCommand(preview, 'ask');
    const { bot, messages } = await readState(preview);
    const answer = messages.at(-1)?.id ?? null;
    await say(preview, 'who made it?', answer);
    await say(preview, `<@${bot.id}> who made it?`, answer);
    const replied = { mentions: [{ id: bot.id }], referenced_message: { id: answer } };
    expect(heard).toMatchObject([
      { content: '', ...replied },
      { content: `<@${bot.id}> who made it?`, ...replied },
    ]);
  });

  test('fails on requests that make no sense, and on a form that was never opened', async () => {
    const preview = await open(() => form);
    expect(await act(preview, 'command', { channelId: 'x' })).toEqual({ kind: 'failed' });
    const channelId = (await readState(preview)).channels[0]?.id;
    expect(await act(preview, 'form', { channelId, interactionId: '1', values: {} })).toEqual({
      kind: 'failed',
    });
    expect(
      await act(preview, 'component', { channelId, messageId: '1', customId: 'x', values: null }),
    ).toEqual({ kind: 'failed' });
  });
});

test('the built preview keeps other web sites out of every route, and its bot chats', async () => {
  const bot = startBot({ env: { PORT: '0' } });
  onTestFinished(async () => void (await bot.stop()));
  const [address = ''] = /http:[^\s]+/.exec(await bot.waitForLine(/Try the bot in a browser/)) ?? [];
  for (const path of ['/healthz', '/readyz', '/metrics', '/', '/preview/state', '/nowhere']) {
    expect([path, await statusOf(address, path, { host: 'evil.example' })]).toEqual([path, 403]);
  }
  expect(await statusOf(address, '/metrics', {})).toBe(200);
  const mention = `<@${(await readState({ address })).bot.id}>`;
  const ask = async (content: string, direct = false): Promise<ApiMessage | undefined> => {
    await say({ address }, content, null, direct);
    return (await readState({ address })).messages.at(-1);
  };
  const answer = await ask(`${mention} what is KVM?`);
  expect(answer?.referenced_message?.content).toBe(`${mention} what is KVM?`);
  expect(JSON.stringify(answer?.components)).toContain('### what is KVM?');
  await ask('What is OpenVZ?', true);
  expect(JSON.stringify((await ask('who made it?', true))?.components)).toMatch(/### [^"]*OpenVZ/);
  expect(await ask('what is KVM?')).toMatchObject({ author: { bot: false } });
});
