import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished, TestRunner } from 'vitest';
import { Journal, type WaitOptions } from '../end-to-end/loopback/journal.ts';

export interface BotProcessOptions {
  readonly args?: readonly string[];
  /** Default `dist/cli.js`, from the project root. */
  readonly entry?: string;
  /** `npm` runs a script of the package in this folder, instead of the entry. */
  readonly packageFolder?: string;
  /** The whole environment but PATH, such as DISCORD_TOKEN and DISCORD_API_URL; the encoder is off unless it says otherwise. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface BotProcess {
  readonly pid: number | undefined;
  /** Lines of stdout and stderr, in order of arrival. */
  readonly lines: Journal<string>;
  readonly exited: Promise<Exit>;
  /** Resolves with the first matching line, past ones counted; rejects with all output when it ends before that. */
  waitForLine(pattern: RegExp, options?: WaitOptions): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal, default SIGTERM, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
}

const projectRoot = new URL('../..', import.meta.url).pathname;

/** Starts the bot, which is killed when the test, or outside one the process, ends. */
export function startBot({
  args = ['start'],
  entry = 'dist/cli.js',
  env = {},
  packageFolder,
}: BotProcessOptions = {}): BotProcess {
  const [command, ...before] = packageFolder === undefined ? [process.execPath, entry] : ['npm'];
  const child = spawn(command, [...before, ...args], {
    cwd: packageFolder ?? projectRoot,
    env: { PATH: process.env['PATH'] ?? '', ENCODER: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that npm and what it has started are ended together.
    detached: packageFolder !== undefined,
  });
  const lines = new Journal<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.add(line));
  }
  // "close" comes after the last line of output, "exit" may come before it.
  const exited = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  const signal = (name: NodeJS.Signals): void => {
    if (packageFolder === undefined) child.kill(name);
    else if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), name);
  };
  const stop = async (name: NodeJS.Signals = 'SIGTERM'): Promise<Exit> => {
    signal(name);
    return exited;
  };
  if (TestRunner.getCurrentTest() === undefined) process.on('exit', () => signal('SIGKILL'));
  else onTestFinished(async () => void (await stop('SIGKILL')));
  const waitForLine = async (pattern: RegExp, options?: WaitOptions): Promise<string> => {
    const matches = (line: string): boolean => pattern.test(line);
    const ended = exited.then(() => {
      const found = lines.entries.find(matches);
      if (found !== undefined) return found;
      throw new Error(`The bot ended without a line matching ${pattern}:\n${lines.entries.join('\n')}`);
    });
    return Promise.race([lines.waitFor(matches, `a line matching ${pattern}`, options), ended]);
  };
  return { pid: child.pid, lines, exited, waitForLine, signal, stop };
}
