import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createClient, disarmActions, isConnected } from '../../src/discord/client.ts';
import { createLogger } from '../../src/logger.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const lines: string[] = [];
const logger = createLogger({
  level: 'info',
  secrets: [],
  stream: { write: (line) => void lines.push(line) },
});

function configure(env: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> {
  return readConfig({ DISCORD_API_URL: 'http://127.0.0.1:1/api', ...env });
}

test('the client asks for no intent without chat', async () => {
  const client = createClient(configure({ CHAT: 'off' }), logger);
  expect(client.options.intents.bitfield).toBe(0);
  expect(isConnected(client)).toBe(false);
  await client.destroy();
});

test('the client asks for messages with chat, and for nothing that is privileged', async () => {
  const client = createClient(configure(), logger);
  expect(client.options.intents.bitfield).toBe(
    GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
  );
  await client.destroy();
});

test('the client leaves the SHARDS of the environment to the configuration', async () => {
  vi.stubEnv('SHARDS', 'auto');
  const client = createClient(configure(), logger);
  expect(client.options.shards).toEqual([0]);
  await client.destroy();
});

test.each([
  [{ SHARDS: 'auto' }, { shards: 'auto' }],
  [{ SHARDS: '3' }, { shards: [0, 1, 2], shardCount: 3 }],
])('the client with %j has the shards that says', async (env, expected) => {
  const client = createClient(configure(env), logger);
  expect(client.options).toMatchObject(expected);
  await client.destroy();
});

test('a discord.js whose inner workings have changed is told of in the log', () => {
  expect(lines).toEqual([]);
  for (const changed of [{}, { actions: {} }, { actions: { InteractionCreate: { run: () => undefined } } }]) {
    lines.length = 0;
    disarmActions(changed, logger);
    expect(lines.join('')).toMatch(/InteractionCreate.*\n.*MessageCreate.*\n.*MessageUpdate/);
  }
});
