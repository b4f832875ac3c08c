import { beforeEach, describe, expect, test } from 'vitest';
import type { CallbackReply } from '../../src/http/interactions.ts';
import { createLogger } from '../../src/logger.ts';
import { serveInteractions } from '../discord/serving.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';
import { createSigningKeys, signBody } from '../end-to-end/loopback/http-delivery.ts';

const keys = createSigningKeys();
const command = { id: '1200000000000000001', token: 'secret', type: 2, data: { name: 'virt' } };
const callback = { type: 4, data: { content: 'Hello' } };

let reply: CallbackReply | null;
let asked: unknown[];
let onAsked: () => Promise<void>;
let ends: Journal<unknown>;
let refusals: string[];
let log: string[];
let server: Awaited<ReturnType<typeof serveInteractions>>;

beforeEach(async () => {
  reply = { callback, afterwards: () => undefined };
  [asked, refusals, log] = [[], [], []];
  onAsked = async () => undefined;
  ends = new Journal();
  const logger = createLogger({
    level: 'info',
    secrets: [],
    stream: { write: (line: string) => void log.push(line) },
  });
  server = await serveInteractions({
    publicKey: keys.publicKey,
    async answer(payload) {
      asked.push(payload);
      await onAsked();
      return reply && { ...reply, afterwards: () => ends.add(payload) };
    },
    logger,
    onRefused: (refusal) => refusals.push(refusal),
  });
});

interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  /** What is signed, if not the body. */
  readonly signedBody?: string;
  readonly timestamp?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly isStreamed?: boolean;
}

function pad(length: number): string {
  const fitting = JSON.stringify({ ...command, pad: '' });
  return JSON.stringify({ ...command, pad: ' '.repeat(length - fitting.length) });
}

async function send({
  method = 'POST',
  path = '/interactions',
  body = JSON.stringify(command),
  signedBody = body,
  timestamp = String(Math.floor(Date.now() / 1000)),
  headers = {},
  isStreamed,
  ...options
}: Request = {}): Promise<Response> {
  const sent =
    isStreamed === true ? ({ body: new Blob([body]).stream(), duplex: 'half' } as const) : { body };
  return fetch(server.address + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': signBody(signedBody, timestamp, keys),
      ...headers,
    },
    ...(method === 'GET' ? {} : sent),
    ...options,
  });
}

describe('the interactions endpoint', () => {
  test('hands on the payload and answers with the callback as JSON', async () => {
    const response = await send();

    expect(response.headers.get('content-type')).toBe('application/json');
    expect([response.status, await response.json()]).toEqual([200, callback]);
    expect(asked).toEqual([command]);
  });

  test('goes on afterwards where the answer has gone out', async () => {
    // Somebody who hangs up while the answer is worked out; another answer shows that this has been noticed.
    const gone = new AbortController();
    onAsked = async () => {
      onAsked = async () => undefined;
      gone.abort();
      await send({ body: JSON.stringify({ ...command, id: '3' }) });
    };
    await send({ body: JSON.stringify({ ...command, id: '2' }), signal: gone.signal }).catch(() => null);
    await ends.waitFor((payload) => JSON.stringify(payload).includes('"id":"3"'), 'the end of the other');
    await server.close();
    expect(ends.entries).toHaveLength(1);
  });

  test('drops an interaction that has come before', async () => {
    await send();
    const again = await send();

    expect([again.status, await again.text()]).toEqual([202, '']);
    expect(asked).toHaveLength(1);
    expect(refusals).toEqual(['repeated']);
  });

  test.each<[string, Request, number, string | null]>([
    ['no signature', { headers: { 'x-signature-ed25519': '' } }, 401, 'signature'],
    ['a short signature', { headers: { 'x-signature-ed25519': 'ab' } }, 401, 'signature'],
    ['a signature of something else', { signedBody: '{"type":1}' }, 401, 'signature'],
    ['no timestamp', { headers: { 'x-signature-timestamp': '' } }, 401, 'signature'],
    ['another timestamp', { headers: { 'x-signature-timestamp': '1700000000' } }, 401, 'signature'],
    ['a timestamp that is no number', { timestamp: '17e9' }, 401, 'signature'],
    [
      'the start of a body as the end of the timestamp',
      { body: '"type":1}', timestamp: '17{', signedBody: '"type":1}' },
      401,
      'signature',
    ],
    ['a wrong signature and no JSON', { body: 'no json', signedBody: '' }, 401, 'signature'],
    ['a ping', { body: '{"id":"1","type":1}' }, 200, null],
    ['no JSON', { body: 'no json' }, 400, 'unreadable'],
    ['no object', { body: '[]' }, 400, 'unreadable'],
    ['no id', { body: '{"type":2}' }, 400, 'unreadable'],
    ['an id that is no number', { body: '{"type":2,"id":"x"}' }, 400, 'unreadable'],
    ['100,000 bytes', { body: pad(100_000) }, 200, null],
    ['more than 100,000 bytes', { body: pad(100_001) }, 413, 'too-large'],
    ['more without a length', { body: pad(100_001), isStreamed: true }, 413, 'too-large'],
    ['a body without a length', { isStreamed: true }, 200, null],
    ['another path', { path: '/interactions/x' }, 404, null],
  ])('answers %s with the right status', async (what, request, status, refusal) => {
    expect((await send(request)).status).toBe(status);
    expect(refusals).toEqual(refusal === null ? [] : [refusal]);
    expect(asked).toHaveLength(status === 200 && what !== 'a ping' ? 1 : 0);
  });

  test('answers 400 to an interaction that nobody can answer', async () => {
    reply = null;

    expect((await send()).status).toBe(400);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'answers 405 to %s and says what it takes',
    async (method) => {
      const response = await send({ method });

      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );

  test('logs a clock that is wrong, once, and answers all the same', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - 3600);
    const responses = [
      await send({ timestamp }),
      await send({ timestamp, body: JSON.stringify({ ...command, id: '2' }) }),
    ];

    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(log.map((line) => Math.floor(JSON.parse(line).skewSeconds / 60))).toEqual([60]);
  });
});
