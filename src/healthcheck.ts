import { get } from 'node:http';
import { type Config, readConfig } from './config.ts';

/** Milliseconds without an answer, after which the process counts as dead. */
const timeoutMs = 2_000;

/** What listens on every address is asked on that of this machine. */
const anyAddress = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** Asks the bot of this container whether it lives; `probe` ends the process with 0 if it does, 1 if not. */
function probe({ host, port }: Pick<Config, 'host' | 'port'>): void {
  const request = get(
    { host: anyAddress.get(host) ?? host, port, path: '/healthz', timeout: timeoutMs },
    (response) => {
      response.resume();
      process.exitCode = response.statusCode === 200 ? 0 : 1;
    },
  );
  request.on('timeout', () => request.destroy(new Error('no answer in time')));
  request.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}

probe(readConfig());
