import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startBot } from '../helpers/bot-process.ts';
import { postSigned } from './loopback/http-delivery.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';

let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await LoopbackDiscord.start();
});

afterEach(async () => {
  await discord.close();
});

async function serve(answer: (body: string, request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(Buffer.concat(chunks).toString(), request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/interactions`;
}

function isSigned(body: string, { headers }: IncomingMessage): boolean {
  const x = Buffer.from(discord.keys.publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = Buffer.from(String(headers['x-signature-timestamp']) + body);
  return verify(null, signed, key, Buffer.from(String(headers['x-signature-ed25519']), 'hex'));
}

async function writeScript(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bot-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'bot.mjs');
  await writeFile(path, source);
  return path;
}

describe('interactions over HTTP', () => {
  test('are signed, and answered in the response', async () => {
    discord.interactionsUrl = await serve((body, request, response) => {
      response.writeHead(isSigned(body, request) ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ type: 4, data: { content: 'Hello' } }));
    });

    expect((await discord.member.slash('virt')).text).toBe('Hello');
  });

  test('can be forged, and fail the action when they are turned away', async () => {
    discord.interactionsUrl = await serve((body, request, response) => {
      response.writeHead(isSigned(body, request) ? 503 : 401).end();
    });

    expect((await postSigned(discord.interactionsUrl, { type: 1 }, discord.keys, true)).status).toBe(401);
    await expect(discord.member.slash('virt')).rejects.toThrow('answered 503');
  });
});

describe('a bot process', () => {
  test('has only the environment it was given, and ends by the signal sent', async () => {
    const entry = await writeScript('console.log(JSON.stringify(process.env)); setInterval(() => {}, 1000);');
    const bot = startBot({ entry, env: { DISCORD_TOKEN: 'x' } });

    const line = await bot.waitForLine(/DISCORD_TOKEN/);

    expect(Object.keys(JSON.parse(line)).toSorted()).toEqual(['DISCORD_TOKEN', 'PATH']);
    expect(await bot.stop()).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('that ends early fails the wait with its output', async () => {
    const entry = await writeScript('console.error("no corpus"); process.exitCode = 2;');
    const bot = startBot({ entry });

    await expect(bot.waitForLine(/ready/)).rejects.toThrow(/ended \(2\)[^]*no corpus/);
    expect(await bot.exited).toEqual({ code: 2, signal: null });
  });
});
