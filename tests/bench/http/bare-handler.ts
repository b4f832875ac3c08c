import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** An HTTP server on the bot's core that reads a request and answers, and does nothing else: what no bot can exceed. */
export async function startBareHandler(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const program = `const server = require('node:http').createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-length', 10).end('{"type":1}'));
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  const child = spawn('taskset', ['-c', '0', process.execPath, '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return {
    port: Number(port),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
