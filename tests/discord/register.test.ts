import { createServer, type RequestListener, type Server } from 'node:http';
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHandlers } from '../../commands/all.ts';
import { registerCommands, type RegisterOptions } from '../../src/discord/register.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeServices } from '../commands/inputs.ts';
import { CommandStore } from '../end-to-end/loopback/command-store.ts';

const definitions = createHandlers(makeServices(createFakeEngine())).commands.map(
  ({ definition }) => definition,
);

let server: Server;
let options: RegisterOptions;
let requests: string[];
let store: CommandStore;
let isReadable: boolean;

/** The routes for commands, over the loopback's store of commands. */
function answer(method: string, path: string, body: string): object | null {
  requests.push(`${method} ${path}`);
  if (path.endsWith('@me')) return { id: '77' };
  const scope = /guilds\/(\d+)/.exec(path)?.[1] ?? '';
  if (method === 'GET') return isReadable ? store.list(scope) : null;
  return store.replaceAll(scope, JSON.parse(body));
}

const serve: RequestListener = (request, response) => {
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const body =
      headers.authorization === 'Bot token'
        ? answer(method, url.replace(/^\/api\/v10|\?.*$/g, ''), Buffer.concat(chunks).toString())
        : null;
    response.writeHead(body === null ? 403 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { code: 50_001, message: 'Missing Access' }));
  });
};

beforeEach(async () => {
  requests = [];
  isReadable = true;
  store = new CommandStore('77', () => 1_700_000_000_000);
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const rest = new REST({ api: `http://127.0.0.1:${port}/api` }).setToken('token');
  options = { rest, applicationId: '77', guildId: null, definitions };
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

describe('publishing commands', () => {
  test('stores them for everybody when nothing is registered', async () => {
    expect(await registerCommands(options)).toBe('published');
    expect(store.list().map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
  });

  test('writes nothing when Discord has them already, with all it has added', async () => {
    await registerCommands(options);
    expect(await registerCommands(options)).toBe('unchanged');
    expect(requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  test('does not mind the order of commands', async () => {
    await registerCommands({ ...options, definitions: definitions.toReversed() });
    expect(await registerCommands(options)).toBe('unchanged');
  });

  test('writes when a description has changed', async () => {
    await registerCommands(options);
    const [first, ...others] = definitions;
    const changed = first === undefined ? others : [{ ...first, description: 'New' }, ...others];
    expect(await registerCommands({ ...options, definitions: changed })).toBe('published');
  });

  test('writes when a command is gone', async () => {
    await registerCommands(options);
    expect(await registerCommands({ ...options, definitions: definitions.slice(1) })).toBe('published');
    expect(store.list()).toHaveLength(definitions.length - 1);
  });

  test('keeps to one server when told so, and compares there too', async () => {
    expect(await registerCommands({ ...options, guildId: '5' })).toBe('published');
    expect(await registerCommands({ ...options, guildId: '5' })).toBe('unchanged');
    expect(store.list()).toEqual([]);
    expect(store.list('5')).toHaveLength(definitions.length);
  });

  test('asks Discord for the application when it is not set', async () => {
    await registerCommands({ ...options, applicationId: null });
    expect(requests).toEqual([
      'GET /applications/@me',
      'GET /applications/77/commands',
      'PUT /applications/77/commands',
    ]);
  });

  test('publishes when what is registered cannot be read', async () => {
    isReadable = false;
    expect(await registerCommands(options)).toBe('published');
  });

  test('fails when Discord refuses', async () => {
    const rest = new REST({ api: options.rest.options.api }).setToken('other');
    await expect(registerCommands({ ...options, rest })).rejects.toMatchObject({ status: 403 });
  });
});
