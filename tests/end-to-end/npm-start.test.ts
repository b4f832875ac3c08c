import { cp, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { InteractionType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startBot } from '../helpers/bot-process.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { channels } from '../../src/preview/places.ts';
import { readState, send } from '../preview/stand-in.ts';
import { blankSettings } from './scenario.ts';

/** What a clone has after `npm ci`, in a folder of its own. */
async function clone(): Promise<string> {
  const folder = makeTemporaryFolder();
  for (const name of ['src', 'commands', 'corpus', 'package.json', 'tsconfig.json']) {
    await cp(name, path.join(folder, name), { recursive: true });
  }
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** Runs `npm start` until the preview is there; resolves with its address. */
async function start(packageFolder: string): Promise<string> {
  const bot = startBot({
    packageFolder,
    env: { ...blankSettings, HOME: packageFolder, PORT: '0', ENCODER: 'off' },
  });
  const line = await bot.waitForLine(/Try the bot in a browser: /);
  expect(bot.lines.entries.join('\n')).not.toContain('missing');
  return /http\S+/.exec(line)?.[0] ?? '';
}

/** Compares in the preview; what is shown, a button for the picture of it included. */
async function compare(address: string): Promise<string> {
  const options = [
    { name: 'a', value: 'KVM' },
    { name: 'b', value: 'OpenVZ' },
  ];
  await send(`${address}/preview/interaction`, {
    channelId: channels[0].id,
    locale: 'en-US',
    type: InteractionType.ApplicationCommand,
    data: { name: 'compare', type: 1, options },
    messageId: null,
  });
  return JSON.stringify((await readState(address)).messages.at(-1));
}

async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(path.join(folder, 'dist', 'chunks'))).toSorted();
}

test('`npm start` in a fresh clone shows the bot, pictures included, and leaves a running one its files', async () => {
  const folder = await clone();
  const first = await start(folder);
  expect(await compare(first)).toContain(':picture');

  const chunk = path.join(folder, 'dist', 'chunks', 'of-the-build-before.js');
  await cp(path.join(folder, 'dist', 'cli.js'), chunk);
  const files = await listFiles(folder);
  await start(folder);
  expect(await listFiles(folder)).toEqual(files);
  expect(await compare(first)).toContain('KVM and OpenVZ');
}, 90_000);
