import {
  Client,
  type ChatInputCommandInteraction,
  Events,
  GatewayIntentBits,
  MessageFlags,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LoopbackDiscord, type LoopbackOptions } from './loopback/loopback-discord.ts';

let discord: LoopbackDiscord;
const clients: Client[] = [];

beforeEach(async () => {
  discord = await LoopbackDiscord.start();
});

afterEach(async () => {
  // Clients first: one that has just lost its peer waits for it while it is destroyed.
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.close();
});

async function connect(
  onCommand: (interaction: ChatInputCommandInteraction) => Promise<unknown> = () => Promise.resolve(),
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
): Promise<Client> {
  const client = new Client({ intents, rest: { api: discord.apiUrl, retries: 1 } });
  clients.push(client);
  client.on(Events.Error, () => undefined);
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void onCommand(interaction);
  });
  const ready = new Promise((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(discord.token);
  await ready;
  return client;
}

async function restart(options: LoopbackOptions): Promise<void> {
  await discord.close();
  discord = await LoopbackDiscord.start(options);
}

test('a client logs in and tells its intents', async () => {
  const client = await connect();

  expect(client.user?.id).toBe(discord.applicationId);
  expect(discord.gateway.identifies).toHaveLength(1);
  expect(discord.gateway.identifies[0]?.intents).toBe(GatewayIntentBits.Guilds);
});

test('a wrong token is refused', async () => {
  const client = new Client({ intents: [], rest: { api: discord.apiUrl } });

  await expect(client.login('another.token')).rejects.toThrow(/token/i);
});

test('a privileged intent that was not granted closes with 4014', async () => {
  await expect(connect(undefined, [GatewayIntentBits.MessageContent])).rejects.toThrow(/intents/i);
});

test('a member gets the reply to a slash command, in a server, in direct messages and with a user install', async () => {
  await connect((interaction) =>
    interaction.reply({
      content: `${interaction.locale} ${interaction.options.getString('question')}`,
      flags: MessageFlags.Ephemeral,
    }),
  );

  for (const where of ['guild', 'dm', 'unknown-guild'] as const) {
    const answer = await discord.member.slash('virt', { question: 'what?' }, { where, locale: 'vi' });
    expect(answer.text).toBe('vi what?');
    expect(answer.isPrivate).toBe(true);
    expect(answer.latencyMs).toBeGreaterThan(0);
  }
  expect(discord.violations).toEqual([]);
});

test('a deferred reply resolves with its edit, and follow-ups are kept', async () => {
  await connect(async (interaction) => {
    await interaction.deferReply();
    await interaction.editReply('done');
    await interaction.followUp({ content: 'more', files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] });
  });

  const answer = await discord.member.slash('virt');
  const followUp = await discord.rest.waitForRequest(/^POST \/webhooks\//);

  expect(answer.text).toBe('done');
  expect(answer.isPrivate).toBe(false);
  expect(followUp).toMatchObject({ status: 200, body: { content: 'more' }, files: [{ name: 'x.txt' }] });
  expect(discord.violations).toEqual([]);
});

test('an interaction missed while the socket was down is replayed on resume', async () => {
  await connect((interaction) => interaction.reply('late but here'));

  discord.gateway.refuseConnections();
  discord.gateway.dropSockets();
  await discord.gateway.waitFor('disconnect');
  const answer = discord.member.slash('virt');
  discord.gateway.acceptConnections();
  const [resume, path] = await Promise.all([
    discord.gateway.waitFor('resumed'),
    discord.gateway.waitFor('connect', { count: 2 }),
  ]);

  expect((await answer).text).toBe('late but here');
  expect(resume.sessionId).not.toBe('');
  expect(path.path).toContain('/resume');
  expect(discord.gateway.identifies).toHaveLength(1);
});

test('op 7 and a resumable op 9 make the client resume', async () => {
  const client = await connect();
  const nextResume = () =>
    new Promise((resolve) => {
      client.once(Events.ShardResume, resolve);
    });

  for (const interrupt of [
    () => discord.gateway.requestReconnect(),
    () => discord.gateway.invalidateSessions(true),
    () => discord.gateway.closeSockets(4009),
  ]) {
    const resumed = nextResume();
    interrupt();
    await resumed;
  }

  expect(discord.gateway.identifies).toHaveLength(1);
});

test.each([4004, 4010, 4013, 4014])('closing with %i after READY ends the shard', async (code) => {
  const client = await connect();
  const ended = new Promise((resolve) => {
    client.once(Events.ShardDisconnect, (event) => resolve(event.code));
  });

  discord.gateway.closeSockets(code);

  expect(await ended).toBe(code);
});

test('a rate limited reply is sent again after the time asked for', async () => {
  await connect((interaction) => interaction.reply('hello'));
  discord.faults.next(1, /callback$/, { kind: 'rate-limit', retryAfterS: 0.05 });

  const answer = await discord.member.slash('virt');

  expect(answer.text).toBe('hello');
  const statuses = discord.rest.requests.entries
    .filter(({ route }) => route.endsWith('/callback'))
    .map(({ status }) => status);
  expect(statuses).toEqual([429, 204]);
});

test('a callback applied but answered with 502 is retried into 40060', async () => {
  await connect((interaction) => interaction.reply('hello').catch(() => undefined));
  discord.faults.next(1, /callback$/, { kind: 'error', status: 502, afterApplying: true });

  const answer = await discord.member.slash('virt');
  const retry = await discord.rest.waitForRequest(/callback$/, { count: 2 });

  expect(answer.text).toBe('hello');
  expect(retry).toMatchObject({ status: 400, code: 40_060 });
});

test.each(['reset', 'hang-up'] as const)('a connection can %s without an answer', async (kind) => {
  const outcome = new Promise((resolve) => {
    void connect((interaction) => interaction.reply('hello').then(resolve, resolve)).then(() => {
      discord.faults.next(3, /callback$/, { kind });
      return discord.member.slash('virt', {}, { deadlineMs: 500 }).catch(() => undefined);
    });
  });

  expect(await outcome).toBeInstanceOf(Error);
});

test('an answer after the three seconds is refused with 10062', async () => {
  const failure = new Promise((resolve) => {
    void connect((interaction) => interaction.reply('too late').catch(resolve));
  });
  await discord.gateway.waitFor('ready');

  await expect(discord.member.slash('virt', {}, { isLate: true })).rejects.toThrow('404/10062');
  expect(await failure).toMatchObject({ code: 10_062, status: 404 });
});

test('a payload Discord would refuse fails the action, saying where', async () => {
  await connect((interaction) => interaction.reply('x'.repeat(2001)).catch(() => undefined));

  await expect(discord.member.slash('virt')).rejects.toThrow('data.content: too_big, at most 2000');
  expect(discord.violations).toMatchObject([{ problems: [{ path: 'data.content' }] }]);
});

test('a bot that stays silent fails the action, naming what was missing', async () => {
  await connect();

  await expect(discord.member.slash('virt', {}, { deadlineMs: 50 })).rejects.toThrow(/acknowledged/);
});

test('guilds the bot is in arrive after READY', async () => {
  await restart({ guildIds: ['900000000000000001'] });
  const client = await connect((interaction) => interaction.reply(interaction.guild?.name ?? 'none'));

  expect((await discord.member.slash('virt')).text).toBe('Loopback');
  expect(client.guilds.cache.size).toBe(1);
});

test('heartbeats come at the interval asked for', async () => {
  await restart({ heartbeatIntervalMs: 20 });
  await connect();

  await discord.gateway.waitFor('heartbeat', { count: 3 });
});

test('commands are published with ids that stay the same when published again', async () => {
  const client = await connect();
  const commands = [{ name: 'virt', description: 'Ask' }];

  await client.application?.commands.set(commands);
  const first = discord.commands.list();
  const returned = await client.application?.commands.set(commands);

  expect(first).toMatchObject([
    { name: 'virt', application_id: discord.applicationId, nsfw: false, type: 1 },
  ]);
  expect(discord.commands.list()).toEqual(first);
  expect(returned?.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
});
