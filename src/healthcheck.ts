import { get } from 'node:http';
import { readConfig } from './config.ts';

/** Milliseconds without an answer, after which the process counts as dead. */
const timeoutMs = 2_000;

/** Asks the bot of this container whether it lives; `probe` ends the process with 0 if it does, 1 if not. */
function probe(port: number): void {
  const request = get({ host: '127.0.0.1', port, path: '/healthz', timeout: timeoutMs }, (response) => {
    response.resume();
    process.exitCode = response.statusCode === 200 ? 0 : 1;
  });
  request.on('timeout', () => request.destroy(new Error('no answer in time')));
  request.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}

probe(readConfig().port);
