import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createSigningKeys, type SigningKeys } from '../../end-to-end/loopback/http-delivery.ts';
import { Journal } from '../../end-to-end/loopback/journal.ts';

/** The built bot, taking interactions over HTTP, as the container runs it. */
export interface ServerProcess {
  readonly port: number;
  readonly keys: SigningKeys;
  /** Lines of its log. */
  readonly lines: Journal<string>;
  /** Resident memory, in megabytes. */
  rssMb(): number;
  /** Processor time used so far, in milliseconds: what it takes, however busy the machine is with other things. */
  cpuMs(): number;
  reload(): void;
  stop(): Promise<void>;
}

/** What the container gives Node, apart from a limit of the heap. */
const nodeOptions = ['--max-semi-space-size=2', '--v8-pool-size=1', '--optimize-for-size', '--no-sparkplug'];

/** Starts the bot on these cores, a list as `taskset` takes it: on one of several, so that whoever asks has another. */
export async function startServer(corpusDir: string, cores = '0'): Promise<ServerProcess> {
  const keys = createSigningKeys();
  const child = spawn('taskset', ['-c', cores, process.execPath, ...nodeOptions, 'dist/cli.js', 'start'], {
    env: {
      PATH: process.env['PATH'],
      ENCODER: process.env['ENCODER'] ?? 'on',
      PORT: '0',
      CORPUS_DIR: corpusDir,
      DISCORD_PUBLIC_KEY: keys.publicKey,
      DISCORD_APPLICATION_ID: '800000000000000001',
      DISCORD_TOKEN: '',
      COOLDOWN_PER_MINUTE: '0',
      MALLOC_ARENA_MAX: '1',
      MALLOC_TRIM_THRESHOLD_: '65536',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = new Journal<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.includes('"msg":"Interaction"')) lines.add(line);
  });
  const listening = await lines.waitFor(
    (line) => line.includes('endpoints listening'),
    'a listening server',
    {
      deadlineMs: 60_000,
    },
  );
  const { port } = JSON.parse(listening);
  return {
    port,
    keys,
    lines,
    rssMb: () => readRssMb(child),
    cpuMs: () => readCpuMs(child),
    reload: () => void child.kill('SIGHUP'),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readRssMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1_000_000;
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function readCpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return tickMs * (Number(fields[11]) + Number(fields[12]));
}
