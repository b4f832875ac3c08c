import { afterEach, expect, test, vi } from 'vitest';
import { createClient, isConnected } from '../../src/discord/client.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the client asks for no intent', async () => {
  const client = createClient('http://127.0.0.1:1/api');
  expect(client.options.intents.bitfield).toBe(0);
  expect(isConnected(client)).toBe(false);
  await client.destroy();
});

test('the client leaves the SHARDS of the environment to the configuration', async () => {
  vi.stubEnv('SHARDS', 'auto');
  const client = createClient('http://127.0.0.1:1/api');
  expect(client.options.shards).toEqual([0]);
  await client.destroy();
});
