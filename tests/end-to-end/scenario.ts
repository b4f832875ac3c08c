import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, onTestFinished } from 'vitest';
import { variableNames } from '../../src/config.ts';
import { type BotProcess, startBot } from '../helpers/bot-process.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { displayMarkdown, readQuotes } from '../message/builders.ts';
import type { Answer } from './loopback/answer.ts';
import { places } from './loopback/interaction-payload.ts';
import { LoopbackDiscord, type LoopbackOptions } from './loopback/loopback-discord.ts';

type Environment = Readonly<Record<string, string>>;

export type LogLine = Readonly<Record<string, unknown>>;

/** Empty counts as not set: a developer's own .env must not reach the bot under test. */
export const blankSettings: Environment = Object.fromEntries(variableNames.map((name) => [name, '']));

export const allArticles = 'corpus';

/** A few of them, which a bot has read in half the time. */
const fewArticles = makeTemporaryFolder();
for (const name of ['hypervisors.md', 'kvm.md', 'openvz-and-virtuozzo.md', 'xen.md']) {
  cpSync(path.join(allArticles, name), path.join(fewArticles, name));
}

const defaults: Environment = {
  ...blankSettings,
  CORPUS_DIR: fewArticles,
  // Off: members of tests are faster than people.
  COOLDOWN_PER_MINUTE: '0',
  // Tests run beside each other, and beside a bot that somebody may have running.
  PORT: '0',
  ENCODER: 'off',
};

/** Runs the built program, whose environment is otherwise what an operator has who set nothing. */
export function runBuilt(args: readonly string[], env: Environment = {}, entry = 'dist/cli.js'): BotProcess {
  return startBot({ args, entry, env: { ...defaults, ...env } });
}

/** A Discord whose one guild has the bot; at the end of the test it is closed, and must have found no violation. */
export async function openDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = await LoopbackDiscord.start({ guildIds: [places.guild.guild ?? ''], ...options });
  onTestFinished(async () => {
    await discord.close();
    expect(discord.violations).toEqual([]);
  });
  return discord;
}

/** A Discord, and a bot that all tests of a file use; no test may leave a violation. */
export async function shareBot(
  env: Environment = {},
): Promise<{ readonly discord: LoopbackDiscord; readonly bot: BotProcess }> {
  const discord = await LoopbackDiscord.start({ guildIds: [places.guild.guild ?? ''] });
  const bot = await startServing(discord, env);
  afterEach(() => {
    expect(discord.violations).toEqual([]);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });
  return { discord, bot };
}

export function startBuiltBot(discord: LoopbackDiscord, env: Environment = {}, entry?: string): BotProcess {
  return runBuilt(
    ['start'],
    { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env },
    entry,
  );
}

/** Starts the built bot and waits until its commands can be used. */
export async function startServing(
  discord: LoopbackDiscord,
  env: Environment = {},
  entry?: string,
): Promise<BotProcess> {
  const bot = startBuiltBot(discord, env, entry);
  await waitForLog(bot, 'Commands published');
  return bot;
}

export async function urlOf(bot: BotProcess): Promise<string> {
  const { port } = await waitForLog(bot, 'Health endpoints listening');
  return `http://127.0.0.1:${String(port)}`;
}

/** Starts the built bot without a gateway, and has the loopback Discord deliver to it. */
export async function startOverHttp(
  discord: LoopbackDiscord,
  env: Environment = {},
): Promise<{ readonly bot: BotProcess; readonly url: string }> {
  const { apiUrl, keys, applicationId } = discord;
  const settings = { DISCORD_PUBLIC_KEY: keys.publicKey, DISCORD_APPLICATION_ID: applicationId };
  const bot = runBuilt(['start'], { DISCORD_API_URL: apiUrl, ...settings, ...env });
  const url = await urlOf(bot);
  discord.interactionsUrl = `${url}/interactions`;
  return { bot, url };
}

/** The `count`-th line of the log whose message is `message` (a regular expression), past ones counted. */
export async function waitForLog(bot: BotProcess, message: string, count = 1): Promise<LogLine> {
  return JSON.parse(await bot.waitForLine(new RegExp(`"msg":"${message}"`), { count }));
}

/** Everything the bot has logged; each line must be JSON. */
export function readLog({ lines }: BotProcess): readonly LogLine[] {
  return lines.entries.map((line): LogLine => JSON.parse(line));
}

/** What a person reads in the quotes of an answer: a text for each stretch between other lines. */
export function quotesIn({ text }: Pick<Answer, 'text'>): readonly string[] {
  return readQuotes({ blocks: [text] });
}

/** The parts of the quotes in bold, as a person reads them, line by line. */
export function boldInQuotes({ text }: Answer): readonly string[] {
  const quotes = text.split('\n').filter((line) => line.startsWith('> '));
  return quotes.flatMap((line) =>
    Array.from(line.matchAll(/(?<!\\)\*\*((?:\\.|[^\\*])+)\*\*/g), ([, bold = '']) => displayMarkdown(bold)),
  );
}
