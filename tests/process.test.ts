import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

let child: ChildProcessWithoutNullStreams;
let output: string;

afterEach(() => child.kill('SIGKILL'));

/** Starts the fixture; resolves when it has said so and, with `line`, has written that too. */
async function start(does: string, line = 'Running'): Promise<void> {
  output = '';
  child = spawn(process.execPath, ['--import', 'tsx', 'tests/process-fixture.ts', does]);
  for await (const text of createInterface(child.stdout)) {
    output += text;
    if (output.includes('"Running"') && output.includes(line)) break;
  }
}

async function leave(signal: NodeJS.Signals): Promise<unknown> {
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as readonly unknown[];
  return code;
}

test.each(['broken', 'throwing', 'endless'])('a stop that is %s still ends the process', async (does) => {
  await start(does);
  expect(await leave('SIGTERM')).toBe(0);
});

test('a rejected promise is logged, and the process lives on', async () => {
  await start('reject', 'rejected');
  expect(child.exitCode).toBeNull();
  expect(output).toContain('"level":"error"');
  expect(await leave('SIGTERM')).toBe(0);
});

test('an exception that nobody caught is logged and ends the process with 1', async () => {
  await start('throw', 'thrown');
  expect(output).toContain('"level":"fatal"');
  const [code] =
    child.exitCode === null ? ((await once(child, 'exit')) as readonly unknown[]) : [child.exitCode];
  expect(code).toBe(1);
});
