import { get } from 'node:http';
import { readConfig } from './config.ts';

/** What listens on every address is asked on that of this machine. */
const anyAddress = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

// Asks the bot of this container whether it lives, and ends the process with 0 if it does, 1 if not.
const { host, port } = readConfig();
const place = { host: anyAddress.get(host) ?? host, port, path: '/healthz', timeout: 2_000 };
const request = get(place, (response) => {
  response.resume();
  process.exitCode = response.statusCode === 200 ? 0 : 1;
});
request.on('timeout', () => request.destroy(new Error('no answer in time')));
request.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
