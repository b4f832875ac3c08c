import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { EndingView, StateView } from '../../src/preview/view.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { readJson } from '../preview/stand-in.ts';
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

/** Runs `npm start` until the address of the preview is printed. */
async function start(
  folder: string,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...blankSettings, PATH: process.env['PATH'], HOME: folder, PORT: '0', ENCODER: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that npm and what it has started are ended together.
    detached: true,
  });
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGTERM');
    await closed;
  };
  onTestFinished(stop);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const [, address] = /Try the bot in a browser: (\S+)/.exec(line) ?? [];
    if (address === undefined) continue;
    child.stdout.resume();
    expect(lines.join('\n')).not.toContain('missing');
    return { address, stop };
  }
  throw new Error(`npm start printed no address:\n${lines.join('\n')}`);
}

/** Compares in the preview; what is shown, a button for the picture of it included. */
async function compare(address: string): Promise<string> {
  const readState = async () => readJson<StateView>(await fetch(`${address}/preview/state`));
  const { channels, commands } = await readState();
  const response = await fetch(`${address}/preview/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      channelId: channels[0]?.id,
      locale: 'en-US',
      guildLocale: 'en-US',
      commandId: commands.find(({ name }) => name === 'compare')?.id,
      options: [
        { name: 'a', value: 'KVM' },
        { name: 'b', value: 'OpenVZ' },
      ],
      target: null,
    }),
  });
  expect(await readJson<EndingView>(response)).toEqual({ kind: 'shown' });
  return JSON.stringify((await readState()).messages.at(-1));
}

async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(path.join(folder, 'dist', 'chunks'))).toSorted();
}

test('`npm start` in a fresh clone shows the bot, pictures included, and leaves a running one its files', async () => {
  const folder = await clone();
  const first = await start(folder);
  expect(await compare(first.address)).toContain(':picture');

  const chunk = path.join(folder, 'dist', 'chunks', 'of-the-build-before.js');
  await cp(path.join(folder, 'dist', 'cli.js'), chunk);
  const files = await listFiles(folder);
  const second = await start(folder);
  expect(await listFiles(folder)).toEqual(files);
  expect(await compare(first.address)).toContain('KVM and OpenVZ');
  await second.stop();
}, 90_000);
