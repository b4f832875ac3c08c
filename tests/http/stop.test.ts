import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { startHttpServer, type ServerEnvironment } from '../../src/http/server.ts';

const request = 'GET / HTTP/1.1\r\nHost: bot\r\n\r\n';

test.each(['fresh', 'used'])(
  'what has arrived on %s connections is answered when the server is told to close',
  async (kind) => {
    for (let run = 0; run < 20; run += 1) {
      const routes = new Hono<ServerEnvironment>().get('/', (context) => context.text('here'));
      const server = await startHttpServer(routes, { host: '127.0.0.1', port: 0 });
      const sockets = Array.from({ length: 50 }, () => connect(server.port, '127.0.0.1'));
      const answers = sockets.map(async (socket) => text(socket).catch(() => ''));
      await Promise.all(sockets.map(async (socket) => once(socket, 'connect')));
      if (kind === 'used') {
        const first = sockets.map(async (socket) => once(socket, 'data'));
        for (const socket of sockets) socket.write(request);
        await Promise.all(first);
      }
      for (const socket of sockets) socket.write(request);
      await server.close(1_500);
      const wanted = kind === 'used' ? 2 : 1;
      expect((await Promise.all(answers)).map((answer) => answer.split('here').length - 1)).toEqual(
        sockets.map(() => wanted),
      );
    }
  },
);
