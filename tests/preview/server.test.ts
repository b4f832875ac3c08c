import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { InteractionType } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ApiMessage, StateView } from '../../src/preview/view.ts';
import { startBot } from '../helpers/bot-process.ts';
import {
  readJson,
  reply,
  type RunningPreview,
  send,
  type StandInBot,
  startPreview,
  text,
} from './stand-in.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

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

async function act({ address }: At, deed: string, body: object): Promise<Response> {
  return send(`${address}/preview/${deed}`, { locale: 'en-US', ...body });
}

async function sendCommand(preview: RunningPreview, name: string): Promise<Response> {
  const { channels, messages } = await readState(preview);
  const [target] = messages;
  const resolved = { messages: { [target?.id ?? '']: target } };
  return act(preview, 'interaction', {
    channelId: channels[0]?.id,
    type: InteractionType.ApplicationCommand,
    data: { name, type: 3, target_id: target?.id, resolved },
    messageId: null,
    command: name,
  });
}

/** Says something in the server's channel or, with `direct`, to the bot alone. */
async function say(preview: At, content: string, replyTo: string | null = null, direct = false) {
  const channelId = (await readState(preview)).channels[direct ? 1 : 0]?.id;
  return act(preview, 'message', { channelId, content, replyTo });
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
      ['/preview/state', { host: 'evil.example:8080' }, 403],
      ['/preview/state', { host: '127.0.0.1.evil.example' }, 403],
      ['/preview/state', { host: 'localhost:1' }, 200],
      ['/preview/state', { host: '[::1]' }, 200],
      ['/preview/state', { origin: 'http://evil.example' }, 403],
      ['/preview/state', { origin: 'null' }, 403],
      ['/preview/state', { 'sec-fetch-site': 'cross-site' }, 403],
      ['/preview/page.js', { 'sec-fetch-site': 'same-site' }, 403],
      ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
      ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ] as const) {
      expect([place, headers, await statusOf(address, place, headers)]).toEqual([place, headers, status]);
    }
  });

  test.each([
    ['no JSON', '{"content":"my diary', 400],
    ['in no channel', JSON.stringify({ channelId: '1', content: 'x', replyTo: null }), 400],
    ['more than anybody can type', JSON.stringify({ content: 'x'.repeat(100_000) }), 413],
  ])('takes no message that is %s', async (_what, body, status) => {
    const preview = await open();
    const response = await fetch(`${preview.address}/preview/message`, { method: 'POST', body });
    expect(response.status).toBe(status);
    expect((await readState(preview)).messages).toEqual([]);
  });

  test('confines the page to its own files', async () => {
    const { address } = await open();
    const { headers } = await fetch(address);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const place of ['/', '/preview/page.js', '/preview/page.css']) {
      const content = await (await fetch(address + place)).text();
      expect(content).not.toMatch(/(?:src|href)="?https?:|url\(|@import|import\(/);
    }
  });
});

describe('the preview as Discord', () => {
  test('tells the bot of messages that are meant for it, as far as it may read them', async () => {
    const heard: object[] = [];
    const preview = await open(undefined, async (message) => void heard.push(message));
    const { bot } = await readState(preview);
    const mention = `<@${bot.id}>`;
    await say(preview, 'nobody in particular');
    await say(preview, `${mention} what is KVM?`);
    await say(preview, 'and Xen?', null, true);
    await sendCommand(preview, 'ask');
    const answer = (await readState(preview)).messages.at(-1)?.id ?? null;
    await say(preview, 'who made it?', answer);
    await say(preview, `${mention} who made it?`, answer);
    const replied = { mentions: [{ id: bot.id }], referenced_message: { id: answer } };
    expect(heard).toMatchObject([
      { content: `${mention} what is KVM?`, mentions: [{ id: bot.id }], guild_id: expect.any(String) },
      { content: 'and Xen?', mentions: [] },
      // Discord keeps back the text of a reply to the answer of a command.
      { content: '', ...replied },
      { content: `${mention} who made it?`, ...replied },
    ]);
    expect(heard[1]).not.toHaveProperty('guild_id');
  });
});

test('the built preview keeps other web sites out of every route, and its bot chats', async () => {
  const bot = startBot({ env: { PORT: '0' } });
  onTestFinished(async () => void (await bot.stop()));
  const [address = ''] = /http:[^\s]+/.exec(await bot.waitForLine(/Try the bot in a browser/)) ?? [];
  for (const place of ['/healthz', '/readyz', '/metrics', '/', '/preview/state', '/nowhere']) {
    expect([place, await statusOf(address, place, { host: 'evil.example' })]).toEqual([place, 403]);
  }
  expect(await statusOf(address, '/metrics', {})).toBe(200);
  const mention = `<@${(await readState({ address })).bot.id}>`;
  const ask = async (content: string, direct = false): Promise<ApiMessage | undefined> => {
    await say({ address }, content, null, direct);
    return (await readState({ address })).messages.at(-1);
  };
  const answer = await ask(`${mention} what is KVM?`);
  expect(JSON.stringify(answer?.components)).toContain('### what is KVM?');
  await ask('What is OpenVZ?', true);
  expect(JSON.stringify((await ask('who made it?', true))?.components)).toMatch(/### [^"]*OpenVZ/);
  expect(await ask('what is KVM?')).toMatchObject({ author: { bot: false } });
  const { questions } = await readState({ address });
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
  expect((await readState({ address })).questions).toEqual(['Cats']);
  terminal.stdout.resume();
  terminal.stdin.write('\u0003');
  expect(await once(terminal, 'exit')).toEqual([0, null]);
});
