import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bot as botUser, channels } from '../../src/preview/places.ts';
import type { ApiMessage } from '../../src/preview/view.ts';
import { startBot } from '../helpers/bot-process.ts';
import { readState, send, startPreview } from './stand-in.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

async function open() {
  const preview = await startPreview(() => null);
  onTestFinished(preview.close);
  return preview;
}

/** Says something in the server's channel or, with `direct`, to the bot alone. */
async function say(address: string, content: string, direct = false): Promise<void> {
  const channelId = channels[direct ? 1 : 0].id;
  await send(`${address}/preview/message`, { locale: 'en-US', channelId, content });
}

/** The status of a request with headers that `fetch` does not let anybody set. */
async function statusOf(address: string, place: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${place}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('the preview keeps other web sites out', () => {
  test('refuses other names of this machine and other origins, but for a link to the page', async () => {
    const { address } = await open();
    for (const [place, headers, status] of [
      ['/', { host: 'evil.example' }, 403],
      ['/preview/events', { host: 'evil.example:8080' }, 403],
      ['/preview/events', { host: '127.0.0.1.evil.example' }, 403],
      ['/preview/events', { host: 'localhost:1' }, 200],
      ['/preview/events', { host: '[::1]' }, 200],
      ['/preview/events', { origin: 'http://evil.example' }, 403],
      ['/preview/events', { origin: 'null' }, 403],
      ['/preview/events', { 'sec-fetch-site': 'cross-site' }, 403],
      ['/page.js', { 'sec-fetch-site': 'same-site' }, 403],
      ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
      ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ] as const) {
      expect([place, headers, await statusOf(address, place, headers)]).toEqual([place, headers, status]);
    }
  });

  test('confines the page to its own files', async () => {
    const { address } = await open();
    const { headers } = await fetch(address);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const place of ['/', '/page.js', '/page.css']) {
      const content = await (await fetch(address + place)).text();
      expect(content).not.toMatch(/(?:src|href)="?https?:|url\(|@import|import\(/);
    }
  });
});

test('the built preview keeps other web sites out of every route, and its bot chats', async () => {
  const bot = startBot({ env: { PORT: '0' } });
  onTestFinished(async () => void (await bot.stop()));
  const [address = ''] = /http:[^\s]+/.exec(await bot.waitForLine(/Try the bot in a browser/)) ?? [];
  for (const place of ['/healthz', '/readyz', '/metrics', '/', '/preview/events', '/nowhere']) {
    expect([place, await statusOf(address, place, { host: 'evil.example' })]).toEqual([place, 403]);
  }
  expect(await statusOf(address, '/metrics', {})).toBe(200);
  const mention = `<@${botUser.id}>`;
  const ask = async (content: string, direct = false): Promise<ApiMessage | undefined> => {
    await say(address, content, direct);
    return (await readState(address)).messages.at(-1);
  };
  const answer = await ask(`${mention} what is KVM?`);
  expect(JSON.stringify(answer?.components)).toContain('### what is KVM?');
  await ask('What is OpenVZ?', true);
  expect(JSON.stringify((await ask('who made it?', true))?.components)).toMatch(/### [^"]*OpenVZ/);
  expect(await ask('what is KVM?')).toMatchObject({ author: { bot: false } });
  const { questions } = await readState(address);
  expect(questions).toHaveLength(3);
  for (const question of questions) {
    expect(JSON.stringify((await ask(`${mention} ${question}`))?.components)).toContain('**');
  }
});

test('the built bot shows a folder in the preview, and says in a terminal what it has read', async () => {
  const folder = makeTemporaryFolder();
  await writeFile(path.join(folder, 'cats.md'), '# Cats\n\nCats are small animals that eat fish.\n');
  const command = `exec ${process.execPath} dist/cli.js start --corpus ${folder}`;
  const env = { PATH: process.env['PATH'], ENCODER: 'off', PORT: '0', TERM: 'xterm', NO_COLOR: '1' };
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { env });
  onTestFinished(() => void terminal.kill('SIGKILL'));
  let shown = '';
  const output = terminal.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false });
  for await (const chunk of output) {
    shown += chunk;
    if (shown.includes('Ctrl+C ends it')) break;
  }
  expect(shown).toMatch(/INFO: Corpus loaded[^]*1 document, 1 section, 1 passage/);
  const [address = ''] = /http:\S+(?= \(Ctrl)/.exec(shown) ?? [];
  expect((await readState(address)).questions).toEqual(['Cats']);
  terminal.stdout.resume();
  terminal.stdin.write('\u0003');
  expect(await once(terminal, 'exit')).toEqual([0, null]);
});
