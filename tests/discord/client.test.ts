import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createClient, dropPackets } from '../../src/discord/client.ts';
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
  dropPackets({ handlePacket: 1 }, logger);
  expect(lines.join('')).toContain('not the one the bot was made for');
});

test('no event makes discord.js build anything, whatever it holds', async () => {
  const client = createClient(configure(), logger);
  const handle: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof handle !== 'function') throw new Error('discord.js has changed');
  for (const t of Object.values(GatewayDispatchEvents)) {
    if (t === GatewayDispatchEvents.Ready || t === GatewayDispatchEvents.Resumed) continue;
    for (const d of [undefined, null, {}, { id: 1, guild_id: {} }])
      expect(handle({ t, d }, {})).toBeUndefined();
  }
  await client.destroy();
});
