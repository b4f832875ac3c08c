import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createClient, isConnected } from '../../src/discord/client.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function configure(env: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> {
  return readConfig({ DISCORD_API_URL: 'http://127.0.0.1:1/api', ...env });
}

test('the client asks for no intent without chat', async () => {
  const client = createClient(configure({ CHAT: 'off' }));
  expect(client.options.intents.bitfield).toBe(0);
  expect(isConnected(client)).toBe(false);
  await client.destroy();
});

test('the client asks for messages with chat, and for nothing that is privileged', async () => {
  const client = createClient(configure());
  expect(client.options.intents.bitfield).toBe(
    GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
  );
  await client.destroy();
});

test('the client leaves the SHARDS of the environment to the configuration', async () => {
  vi.stubEnv('SHARDS', 'auto');
  const client = createClient(configure());
  expect(client.options.shards).toEqual([0]);
  await client.destroy();
});

test.each([
  [{ SHARDS: 'auto' }, { shards: 'auto' }],
  [{ SHARDS: '3' }, { shards: [0, 1, 2], shardCount: 3 }],
  [
    { SHARDING_MANAGER: 'true', SHARDS: '2', SHARD_COUNT: '5' },
    { shards: [2], shardCount: 5 },
  ],
])('the client with %j has the shards that says', async (env, expected) => {
  const client = createClient(configure(env));
  expect(client.options).toMatchObject(expected);
  await client.destroy();
});
