import { once } from 'node:events';
import {
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  GatewayIntentBits,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import type { Answer } from './loopback/answer.ts';
import { createPayload, defaultSituation, type InteractionPayload } from './loopback/interaction-payload.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';

const userAgent = 'DiscordBot (https://example.org, 1.0)';
const chatIntents =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await LoopbackDiscord.start();
});

afterEach(async () => {
  await discord.close();
});

/** Makes a request as a correct bot, or with the given headers instead. */
async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const isWebhook = /^\/(interactions|webhooks)\//.test(path);
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      'user-agent': userAgent,
      'content-type': 'application/json',
      ...(isWebhook ? {} : { authorization: `Bot ${discord.token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

const eventSchema = v.object({ t: v.nullable(v.string()), d: v.custom<InteractionPayload>(() => true) });

/** A minimal client: answers interactions with the given callbacks in turn, and greets whoever writes. */
async function answerWith(...callbacks: readonly object[]): Promise<void> {
  const queue = [...callbacks];
  const socket = await openSocket();
  socket.on('message', (data: Buffer) => {
    const { t, d } = v.parse(eventSchema, JSON.parse(data.toString()));
    const callback = t === 'INTERACTION_CREATE' ? queue.shift() : undefined;
    if (callback) void call('POST', `/interactions/${d.id}/${d.token}/callback`, callback);
    if (t === 'MESSAGE_CREATE') {
      const reply = { content: `Hello ${String(d['content'])}`, message_reference: { message_id: d.id } };
      void call('POST', `/channels/${String(d['channel_id'])}/messages`, reply);
    }
  });
  identify(socket);
  await discord.gateway.waitFor('ready');
}

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('/api', '/?v=10&encoding=json'));
  await once(socket, 'open');
  return socket;
}

function identify(socket: WebSocket, token = discord.token): void {
  const properties = { os: 'linux', browser: 'test', device: 'test' };
  socket.send(JSON.stringify({ op: 2, d: { token, intents: chatIntents, properties } }));
}

function webhook(answer: Answer, suffix = ''): string {
  return `/webhooks/${discord.applicationId}/${answer.interaction.token}${suffix}`;
}

const hello = { type: 4, data: { content: 'Hello' } };

describe('answers', () => {
  test('a second answer is refused with 40060', async () => {
    await answerWith(hello);
    const { interaction } = await discord.member.slash('virt');

    const again = await call('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, hello);

    expect(again).toMatchObject({ status: 400, body: { code: 40_060 } });
  });

  test('an unknown interaction is refused with 10062 and an unknown webhook with 10015', async () => {
    expect(await call('POST', '/interactions/1/abc/callback', hello)).toMatchObject({
      body: { code: 10_062 },
    });
    expect(await call('GET', `/webhooks/${discord.applicationId}/abc/messages/@original`)).toMatchObject({
      status: 404,
      body: { code: 10_015 },
    });
  });

  test('after fifteen minutes the token is refused with 50027', async () => {
    await answerWith(hello);
    const answer = await discord.member.slash('virt');
    discord.interactions.expireToken(answer.interaction);

    expect(await call('PATCH', webhook(answer, '/messages/%40original'), { content: 'x' })).toMatchObject({
      status: 401,
      body: { code: 50_027 },
    });
  });

  test('the clock can be moved instead', async () => {
    await discord.close();
    let nowMs = Date.now();
    discord = await LoopbackDiscord.start({ now: () => nowMs });
    await answerWith(hello);
    const answer = await discord.member.slash('virt');

    nowMs += 15 * 60 * 1000;
    expect((await call('GET', webhook(answer, '/messages/@original'))).status).toBe(200);
    nowMs += 1;
    expect((await call('GET', webhook(answer, '/messages/@original'))).status).toBe(401);
  });

  test('with_response tells the message', async () => {
    await answerWith();
    const record = await discord.member.dispatchRaw(
      createPayload(InteractionType.ApplicationCommand, { name: 'virt' }, defaultSituation, {
        applicationId: discord.applicationId,
        nowMs: Date.now(),
      }),
    );

    const path = `/interactions/${record.id}/${record.token}/callback?with_response=true`;
    const { status, body } = await call('POST', path, { ...hello, data: { content: 'Hello', flags: 64 } });
    const { message } = await discord.member.answerTo(record);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      interaction: { id: record.id, response_message_id: message?.id, response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'Hello' } },
    });
  });

  test('a slash command takes no choices and no update, a completion nothing else', async () => {
    await answerWith({ type: 8, data: { choices: [] } }, { type: 7, data: { content: 'x' } }, hello);

    await expect(discord.member.slash('virt')).rejects.toThrow('does not answer');
    await expect(discord.member.slash('virt')).rejects.toThrow('does not answer');
    await expect(discord.member.type('virt', { question: 'k' }, 'question')).rejects.toThrow(
      'does not answer',
    );
  });

  test('a completion resolves with its choices', async () => {
    await answerWith({ type: 8, data: { choices: [{ name: 'KVM', value: 'kvm' }] } });

    const { choices, message } = await discord.member.type('virt', { question: 'k' }, 'question');

    expect(choices).toEqual([{ name: 'KVM', value: 'kvm' }]);
    expect(message).toBeNull();
  });

  test('the first follow-up fills in a deferred answer, the next is a new message', async () => {
    await answerWith({ type: 5, data: { flags: MessageFlags.Ephemeral } });
    const answering = discord.member.slash('virt');
    const { record } = await discord.interactions.events.waitFor(
      ({ kind }) => kind === 'acknowledged',
      'ack',
    );
    const path = `/webhooks/${discord.applicationId}/${record.token}`;

    await call('POST', path, { content: 'first' });
    await call('POST', path, { content: 'second' });
    const answer = await answering;

    expect(answer).toMatchObject({ text: 'first', isPrivate: true });
    expect(answer.interaction.followUpIds).toHaveLength(1);
  });

  test('a user install has five follow-ups', async () => {
    await answerWith(hello);
    const answer = await discord.member.slash('virt', {}, { where: 'unknown-guild' });

    for (let sent = 0; sent < 5; sent++) {
      expect((await call('POST', webhook(answer), { content: 'x' })).status).toBe(200);
    }
    expect(await call('POST', webhook(answer), { content: 'x' })).toMatchObject({ body: { code: 40_094 } });
  });

  test('a deleted answer is unknown', async () => {
    await answerWith(hello);
    const answer = await discord.member.slash('virt');

    expect((await call('DELETE', webhook(answer, '/messages/@original'))).status).toBe(204);
    expect(await call('GET', webhook(answer, '/messages/@original'))).toMatchObject({
      body: { code: 10_008 },
    });
  });
});

describe('components, modals and messages', () => {
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: 'more', label: 'More' };
  const withButton = { type: 4, data: { content: 'Hello', components: [{ type: 1, components: [button] }] } };

  test('a click updates the message it was made on', async () => {
    await answerWith(withButton, { type: 7, data: { content: 'More', components: [] } });
    const shown = await discord.member.slash('virt', {}, { where: 'dm', locale: 'vi' });

    const clicked = await discord.member.click('more', shown);

    expect(clicked.message).toMatchObject({ id: shown.message?.id, content: 'More', components: [] });
    await expect(discord.member.click('more', shown)).rejects.toThrow('no component "more"');
  });

  test('a button opens a modal and its submission is answered', async () => {
    const field = { type: ComponentType.TextInput, style: 1, custom_id: 'question', label: 'Question' };
    const modal = { custom_id: 'ask', title: 'Ask', components: [{ type: 1, components: [field] }] };
    await answerWith(withButton, { type: 9, data: modal }, hello);
    const shown = await discord.member.slash('virt');

    const opened = await discord.member.click('more', shown);
    const submitted = await discord.member.submit(opened, { question: 'What is KVM?' });

    expect(opened.modal?.title).toBe('Ask');
    expect(submitted.text).toBe('Hello');
    await expect(discord.member.submit(opened, { question: '' })).rejects.toThrow('takes 1 to 4000');
  });

  test('a message menu command is answered', async () => {
    await answerWith(hello);
    expect((await discord.member.menu('Ask the article', 'What is KVM?')).text).toBe('Hello');
  });

  test('a message gets the reply posted to the channel; its text comes only with a mention or directly', async () => {
    await answerWith();
    const { member, applicationId } = discord;

    expect((await member.say('KVM?', { where: 'dm' })).message.content).toBe('Hello KVM?');
    expect((await member.say('KVM?')).message.content).toBe('Hello ');
    expect((await member.say(`<@${applicationId}> KVM?`)).message.content).toBe(
      `Hello <@${applicationId}> KVM?`,
    );
  });
});

describe('published commands', () => {
  const path = `/applications/800000000000000001/commands`;
  const option = { type: 3, name: 'question', description: 'What', required: true };

  test('are created, changed, listed and deleted', async () => {
    const created = await call('POST', path, {
      name: 'virt',
      description: 'Ask',
      name_localizations: { vi: 'hỏi' },
    });
    const id = discord.commands.list()[0]?.id ?? '';
    expect(created).toMatchObject({ status: 201, body: { name_localizations: { vi: 'hỏi' }, type: 1 } });

    expect(await call('PATCH', `${path}/${id}`, { options: [option] })).toMatchObject({
      body: { options: [option] },
    });
    expect((await call('GET', path)).body).not.toHaveProperty('0.name_localizations');
    expect((await call('GET', `${path}?with_localizations=true`)).body).toHaveProperty(
      '0.name_localizations.vi',
    );
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await call('GET', `${path}/${id}`)).toMatchObject({ body: { code: 10_063 } });
  });

  test('of a guild are apart from the global ones', async () => {
    const guildPath = path.replace('/commands', '/guilds/900000000000000001/commands');
    await call('PUT', guildPath, [{ name: 'virt', description: 'Ask' }]);

    expect(discord.commands.list()).toEqual([]);
    expect(discord.commands.list('900000000000000001')).toMatchObject([{ guild_id: '900000000000000001' }]);
  });

  test('decide what a member can send', async () => {
    const contexts = { contexts: [0], integration_types: [0] };
    const menu = { name: 'Ask', type: ApplicationCommandType.Message };
    await call('PUT', path, [{ name: 'virt', description: 'Ask', options: [option], ...contexts }, menu]);
    await answerWith(hello);
    const { member } = discord;

    await expect(member.slash('virt')).rejects.toThrow('needs the option "question"');
    await expect(member.slash('virt', { q: 'x' })).rejects.toThrow(/option/);
    await expect(member.slash('virt', { question: 'x' }, { where: 'dm' })).rejects.toThrow('not available');
    await expect(member.slash('virt', { question: 'x' }, { where: 'unknown-guild' })).rejects.toThrow(
      'not available',
    );
    await expect(member.type('virt', { question: 'x' }, 'question')).rejects.toThrow('not completed');
    expect((await member.slash('virt', { question: 'x' })).text).toBe('Hello');
  });

  test('that are wrong are refused with 50035 and its path', async () => {
    const refused = await call('PUT', path, [{ name: 'Virt', description: 'Ask' }]);

    expect(refused).toMatchObject({
      status: 400,
      body: { code: 50_035, errors: { 0: { name: { _errors: [{}] } } } },
    });
    expect(discord.violations).toMatchObject([{ problems: [{ path: '0.name' }] }]);
  });
});

describe('what a correct bot does not do', () => {
  test.each([
    [
      'the token on a callback',
      '/interactions/1/a/callback',
      { authorization: 'Bot loopback.token' },
      'Authorization',
    ],
    ['no scheme before the token', '/users/@me', { authorization: 'loopback.token' }, 'Authorization'],
    ['a user agent of its own', '/users/@me', { 'user-agent': 'curl' }, 'User-Agent'],
    ['an unknown route', '/guilds/1/bans', {}, ''],
  ])('%s is a violation', async (_title, path, headers, where) => {
    await call(path.endsWith('callback') ? 'POST' : 'GET', path, undefined, headers);

    expect(discord.violations).toMatchObject([{ problems: [{ path: where }] }]);
  });
});

test('a request can hang, and others are answered meanwhile', async () => {
  discord.faults.next(1, /^GET \/users\/@me$/, { kind: 'hang' });
  const cut = new AbortController();
  const init = {
    headers: { 'user-agent': userAgent, authorization: `Bot ${discord.token}` },
    signal: cut.signal,
  };
  const hanging = fetch(`${discord.apiUrl}/v10/users/@me`, init);

  await discord.rest.waitForRequest(/users/);
  expect((await call('GET', '/users/@me')).status).toBe(200);
  cut.abort();

  await expect(hanging).rejects.toThrow('aborted');
  expect(discord.rest.requests.entries.map(({ status }) => status)).toEqual([null, 200]);
});

describe('the gateway', () => {
  test('closes a wrong token with 4004 and malformed commands with 4002', async () => {
    const wrong = await openSocket();
    identify(wrong, 'another');
    expect((await once(wrong, 'close'))[0]).toBe(4004);

    const odd = await openSocket();
    odd.send('{"op":2}');
    expect((await once(odd, 'close'))[0]).toBe(4002);
  });

  test('answers a resume of a forgotten session with op 9', async () => {
    await answerWith();
    const { sessionId } = await discord.gateway.waitFor('ready');
    discord.gateway.invalidateSessions(false);

    const socket = await openSocket();
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ op: 6, d: { token: discord.token, session_id: sessionId, seq: 1 } }));

    expect(JSON.parse(String((await answered)[0]))).toMatchObject({ op: 9, d: false });
  });

  test('can refuse to identify and to connect', async () => {
    discord.gateway.refuseIdentify(4014);
    const socket = await openSocket();
    identify(socket);
    expect((await once(socket, 'close'))[0]).toBe(4014);

    discord.gateway.refuseConnections();
    await expect(openSocket()).rejects.toThrow();
    discord.gateway.refuseConnections('plain-http');
    await expect(openSocket()).rejects.toThrow('200');
  });
});
