import { readdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { deliverySteps } from './delivery-steps.ts';
import { postSigned, signBody } from './loopback/http-delivery.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { openDiscord, readLog, startOverHttp, startServing, waitForLog } from './scenario.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** Error ids differ from one failure to the next. */
const errorId = /\b[\da-f]{8}\b/g;

const writeTea = (minutes: string): string =>
  `# Green tea\n\n## How long does green tea steep?\n\nGreen tea steeps for ${minutes} minutes.\n`;
const others = '## Keeping\n\nTea is kept dry.\n\n## Origin\n\nTea comes from China.\n';

async function play(discord: LoopbackDiscord): Promise<Readonly<Record<string, unknown>>> {
  const callbacks: [string, unknown][] = [];
  for (const [name, act] of Object.entries(deliverySteps)) {
    const { callback } = await act(discord);
    callbacks.push([name, JSON.parse(JSON.stringify(callback).replaceAll(errorId, 'ERRORID'))]);
  }
  return Object.fromEntries(callbacks);
}

async function readMinutes(discord: LoopbackDiscord): Promise<string | undefined> {
  const { text } = await discord.member.slash('virt', { question: 'how long does green tea steep?' });
  return /(\w+) minutes/.exec(text)?.[1];
}

function outcomes(bot: BotProcess): readonly unknown[] {
  const lines = readLog(bot).filter(({ msg }) => msg === 'Interaction');
  return lines.map(({ kind, command, outcome }) => ({ kind, command, outcome }));
}

/** A signed interaction as it goes over the wire; without an id it is a ping. */
function writeRequest({ keys }: LoopbackDiscord, id?: number): string {
  const options = [{ name: 'question', type: 3, value: 'what is KVM' }];
  const command = { id: String(id), token: 't', type: 2, data: { name: 'virt', options } };
  const body = JSON.stringify(id === undefined ? { type: 1 } : command);
  const signature = signBody(body, '1', keys);
  const headers = `Host: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  return `POST /interactions HTTP/1.1\r\n${headers}\r\nX-Signature-Timestamp: 1\r\nX-Signature-Ed25519: ${signature}\r\n\r\n${body}`;
}

describe('interactions over HTTP', () => {
  test('get the very callbacks that they get over the gateway', async () => {
    const discord = await openDiscord();
    // Otherwise /about says that one can talk with it, which is so over the gateway alone.
    const gatewayBot = await startServing(discord, { CHAT: 'off' });
    const expected = await play(discord);
    await gatewayBot.stop();
    const { bot } = await startOverHttp(discord, { DISCORD_TOKEN: discord.token });
    await waitForLog(bot, 'Commands published');
    const got = await play(discord);
    await bot.stop();

    expect(Object.keys(got)).toEqual(Object.keys(deliverySteps));
    expect(got).toEqual(expected);
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(outcomes(bot)).toEqual(outcomes(gatewayBot));
  });

  test('that have arrived are answered when the bot is told to stop, on fresh connections and used ones', async () => {
    const discord = await openDiscord();
    const { bot, url } = await startOverHttp(discord, { COOLDOWN_PER_MINUTE: '0' });
    const open = () => connect(Number(new URL(url).port), '127.0.0.1');
    const used = Array.from({ length: 25 }, open);
    const answered = used.map(async (socket) => readText(socket).catch(() => ''));
    const pongs = used.map(async (socket) => once(socket, 'data'));
    for (const socket of used) socket.write(writeRequest(discord));
    await Promise.all(pongs);
    // What comes now is looked at together with the signal.
    bot.signal('SIGSTOP');
    const sockets = [...used, ...Array.from({ length: 25 }, open)];
    const fresh = sockets.slice(25);
    const answers = [...answered, ...fresh.map(async (socket) => readText(socket).catch(() => ''))];
    await Promise.all(fresh.map(async (socket) => once(socket, 'connect')));
    // Few commands among them: a busy machine must answer all of it in time.
    for (const [at, socket] of sockets.entries())
      socket.write(writeRequest(discord, at % 5 === 0 ? at : undefined));
    const stopped = bot.stop();
    bot.signal('SIGCONT');

    expect(await stopped).toEqual({ code: 0, signal: null });
    const counts = (await Promise.all(answers)).map((answer) => answer.split('HTTP/1.1 200').length - 1);
    expect(counts).toEqual(sockets.map((_, at) => (at < used.length ? 2 : 1)));
    expect(readLog(bot).at(-1)).toMatchObject({ msg: 'Stopped' });
  });

  test('need no token: the bot answers, says what it is connected by, and warns where others can read that', async () => {
    const discord = await openDiscord();
    const { bot, url } = await startOverHttp(discord, { HOST: '0.0.0.0' });
    await waitForLog(bot, 'Whoever reaches HOST can read /readyz and /metrics.*');
    const answer = await discord.member.slash('virt', { question: 'what is KVM' });
    const readiness = await fetch(`${url}/readyz`);

    expect(answer.text).toContain('KVM');
    expect(readiness.status).toBe(200);
    expect(await readiness.json()).toMatchObject({
      status: 'ok',
      checks: {},
      detail: { discord: { delivery: 'http' } },
    });
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
  });
});

describe('measures', () => {
  test('count interactions by what came of them, and hold nothing of what people write', async () => {
    const discord = await openDiscord();
    const { url } = await startOverHttp(discord);
    await discord.member.slash('virt', { question: 'what is KVM' });
    await discord.member.slash('virt', { question: 'how do I bake sourdough bread' });
    await discord.member.type('virt', { question: 'kvm' }, 'question');
    await deliverySteps['use a command of an older version']?.(discord);
    await postSigned(`${url}/interactions`, { type: 1 }, discord.keys, true);
    const text = await (await fetch(`${url}/metrics`)).text();

    for (const line of [
      'virtbot_interactions_total{kind="command",command="virt",outcome="answered"} 1',
      'virtbot_interactions_total{kind="command",command="virt",outcome="abstained"} 1',
      'virtbot_interactions_total{kind="autocomplete",command="virt",outcome="suggested"} 1',
      'virtbot_interactions_total{kind="command",command="other",outcome="unknown-command"} 1',
      'virtbot_interaction_duration_seconds_count{kind="command"} 3',
      'virtbot_abstentions_total{command="virt"} 1',
      'virtbot_http_refusals_total{reason="signature"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^virtbot_corpus_passages [1-9]\d*$/m);
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d*$/m);
    expect(text).not.toMatch(/kvm|sourdough|100000000000000007/i);
  });
});

test('a corpus that changes is used at once; a bad one is refused, and one that lacks too much but for SIGHUP', async () => {
  const folder = makeTemporaryFolder();
  const write = async (text: string): Promise<void> => writeFile(path.join(folder, 'tea.md'), text);
  await write(writeTea('two') + others);
  const discord = await openDiscord();
  const { bot, url } = await startOverHttp(discord, { CORPUS_DIR: folder });
  expect(await readMinutes(discord)).toBe('two');

  await write(writeTea('nine') + others);
  await waitForLog(bot, 'Corpus reloaded');
  expect(await readMinutes(discord)).toBe('nine');

  await write('---\ntitle: Green tea\n---\n');
  const { problems } = await waitForLog(bot, 'The changed corpus cannot be used.*');
  expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(/^tea\.md:/)]));
  expect(await readMinutes(discord)).toBe('nine');

  await write(writeTea('ten'));
  await waitForLog(bot, 'The changed corpus lacks more than half.*');
  expect(await readMinutes(discord)).toBe('nine');
  bot.signal('SIGHUP');
  await waitForLog(bot, 'Corpus reloaded', 2);
  expect(await readMinutes(discord)).toBe('ten');

  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('virtbot_corpus_reloads_total{result="reloaded"} 2');
  expect(text).toContain('virtbot_corpus_reloads_total{result="refused"} 2');
  expect(await readdir(folder)).toEqual(['tea.md']);
});
