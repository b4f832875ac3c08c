import type { APIInteractionResponse } from 'discord-api-types/v10';
import { REST, type RESTOptions } from '@discordjs/rest';
import { describe, expect, test } from 'vitest';
import { endingOf, sendReply } from '../../src/discord/reply.ts';
import { createLogger } from '../../src/logger.ts';
import { createCooldown } from '../../src/state/cooldown.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { createServing } from './serving.ts';

interface Sent {
  readonly route: string;
  readonly callback: APIInteractionResponse;
}

type LogLine = Readonly<Record<string, unknown>>;

const silent = createLogger({ level: 'silent', secrets: [] });

const fail = () => {
  throw new Error('the index is broken');
};
const brokenEngine = createFakeEngine({ ask: fail, complete: fail });

/** Dispatches one payload; `refusals` are codes of what Discord says to the first callbacks, null where it is away. */
async function play(
  payload: unknown,
  {
    engine = createFakeEngine(),
    refusals = [],
  }: { engine?: ReturnType<typeof createFakeEngine>; refusals?: (number | null)[] } = {},
): Promise<{ sent: readonly Sent[]; lines: readonly LogLine[]; log: string }> {
  const sent: Sent[] = [];
  const written: string[] = [];
  const pending = [...refusals];
  const makeRequest: RESTOptions['makeRequest'] = async (url, { body }) => {
    const code = pending.shift();
    if (code === null) throw new TypeError('fetch failed');
    if (code !== undefined) return Response.json({ code, message: 'refused' }, { status: 400 });
    sent.push({ route: url, callback: JSON.parse(typeof body === 'string' ? body : '') });
    return new Response(null, { status: 204 });
  };
  const stream = { write: (line: string) => void written.push(line) };
  const logger = createLogger({ level: 'trace', secrets: [], stream });
  const { answer, onHandled } = createServing(engine, logger);
  const reply = await answer(payload);
  const rest = new REST({ makeRequest });
  const ending = reply === null ? endingOf(null) : await sendReply(reply, rest, logger);
  onHandled({ ...ending, ms: 0, shard: 3 });
  for (const { callback } of sent) expect(validateCallback(callback)).toEqual([]);
  return { sent, lines: written.map((line): LogLine => JSON.parse(line)), log: written.join('') };
}

function slash(name: string, options: readonly object[] = []): object {
  return {
    id: '1',
    token: 'interaction-token',
    type: 2,
    locale: 'en-GB',
    data: { id: '9', name, type: 1, options },
  };
}

function typing(name: string, options: readonly object[]): object {
  return { id: '1', token: 'interaction-token', type: 4, data: { id: '9', name, type: 1, options } };
}

function textOf(sent: readonly Sent[]): string {
  return JSON.stringify(sent.map(({ callback }) => callback));
}

const question = { name: 'question', type: 3, value: 'what is Xen' };
const ephemeral = 1 << 6;
const componentsV2 = 1 << 15;

describe('a command', () => {
  test('is answered once, mentions nobody, and leaves one log line without what was typed', async () => {
    const { sent, lines, log } = await play(slash('virt', [question]));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      route: expect.stringMatching(/interactions\/1\/interaction-token\/callback/),
      callback: { type: 4, data: { flags: componentsV2, allowed_mentions: { parse: [] } } },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'info',
      kind: 'command',
      command: 'virt',
      outcome: 'answered',
      shard: 3,
    });
    expect(log).not.toMatch(/what is Xen|interaction-token/);
  });

  test('is answered only to the person who asked when it abstains', async () => {
    const { sent, lines } = await play(slash('virt', [{ name: 'question', type: 3, value: 'bananas' }]));
    expect(sent[0]?.callback).toMatchObject({ data: { flags: componentsV2 | ephemeral } });
    expect(lines[0]).toMatchObject({ outcome: 'abstained' });
  });

  test('that nobody serves gets a private notice', async () => {
    const { sent, lines, log } = await play(slash('stolen-name'));
    expect(textOf(sent)).toContain('not served any more');
    expect(sent[0]?.callback).toMatchObject({ data: { flags: componentsV2 | ephemeral } });
    expect(lines).toMatchObject([{ outcome: 'unknown-command', command: null }]);
    expect(log).not.toContain('stolen-name');
  });

  test('that fails gets one private notice with the error id that stands in the log beside the cause', async () => {
    const { sent, lines } = await play(slash('virt', [question]), { engine: brokenEngine });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.callback).toMatchObject({ type: 4, data: { flags: componentsV2 | ephemeral } });
    const errorId = String(lines[0]?.['errorId']);
    expect(errorId).toMatch(/^[\da-f]{8}$/);
    expect(textOf(sent)).toContain(errorId);
    expect(textOf(sent)).not.toContain('index is broken');
    expect(lines).toMatchObject([
      { level: 'error', command: 'virt', err: { message: 'the index is broken' } },
      { level: 'info', outcome: 'failed', errorId },
    ]);
  });

  test('whose answer Discord refuses gets a notice instead', async () => {
    const { sent, lines } = await play(slash('virt', [question]), { refusals: [50_035] });
    expect(sent).toHaveLength(1);
    expect(textOf(sent)).toContain('Something went wrong');
    expect(lines.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  test.each([10_062, 40_060])('that Discord takes no answer for (%i) gets no second one', async (code) => {
    const { sent, lines, log } = await play(slash('virt', [question]), { refusals: [code] });
    expect(sent).toHaveLength(0);
    expect(lines).toMatchObject([{ err: { code } }, { outcome: 'failed' }]);
    expect(log).not.toMatch(/interaction-token|what is Xen/);
  });

  test('survives that even the notice cannot be delivered', async () => {
    const { sent, lines } = await play(slash('virt', [question]), { refusals: [null, null] });
    expect(sent).toHaveLength(0);
    expect(lines.map(({ level }) => level)).toEqual(['error', 'warn', 'info']);
  });
});

describe('typing', () => {
  test('gets choices', async () => {
    const { sent, lines } = await play(
      typing('virt', [{ name: 'question', type: 3, value: 'xen', focused: true }]),
    );
    expect(sent[0]?.callback).toEqual({
      type: 8,
      data: { choices: [{ name: '🔑 What is Xen?', value: '~What is Xen?' }] },
    });
    expect(lines).toMatchObject([{ kind: 'autocomplete', outcome: 'suggested' }]);
  });

  test.each([
    ['that fails', typing('virt', [{ ...question, focused: true }]), 'failed'],
    ['into a command nobody serves', typing('other', [{ ...question, focused: true }]), 'unknown-command'],
    ['into no option', typing('virt', [question]), 'failed'],
  ])('%s gets no choices rather than a message', async (_, payload, outcome) => {
    const { sent, lines } = await play(payload, { engine: brokenEngine });
    expect(sent.map(({ callback }) => callback)).toEqual([{ type: 8, data: { choices: [] } }]);
    expect(lines.at(-1)).toMatchObject({ outcome });
  });
});

test('of what one person types while it waits its turn, the last alone is looked for', async () => {
  const asked: string[] = [];
  const complete = (_field: unknown, typed: string) => {
    asked.push(typed);
    return [];
  };
  const { answer } = createServing(createFakeEngine({ complete }), silent);
  const type = async (value: string, userId: string, id: string) =>
    answer({ ...typing('virt', [{ ...question, value, focused: true }]), id, user: { id: userId } });
  await Promise.all([type('a', '7', '1'), type('ab', '7', '2'), type('x', '8', '3'), type('abc', '7', '4')]);
  expect(asked).toEqual(['x', 'abc']);
});

describe('somebody who is too fast', () => {
  const cooldown = createCooldown({ burst: 2, perMinute: 1 });
  const { answer } = createServing(createFakeEngine(), silent, { cooldown });
  const ask = async (userId: string, locale = 'en-US') =>
    answer({ ...slash('virt', [question]), user: { id: userId }, locale });

  test('is told in private how long to wait, and nobody else is; typing is not counted', async () => {
    const focused = typing('virt', [{ ...question, focused: true }]);
    for (let count = 0; count < 9; count += 1) {
      expect(await answer({ ...focused, user: { id: '42' } })).toMatchObject({ outcome: 'suggested' });
    }
    expect([await ask('42'), await ask('42')]).toMatchObject([
      { outcome: 'answered' },
      { outcome: 'answered' },
    ]);
    const slowed = await ask('42');
    expect(validateCallback(slowed?.callback)).toEqual([]);
    expect(slowed).toMatchObject({
      outcome: 'slowed',
      callback: { data: { flags: componentsV2 | ephemeral } },
    });
    expect(JSON.stringify(slowed?.callback)).toMatch(/That was quick\. Go on in \d+ seconds\./);
    expect(JSON.stringify((await ask('42', 'vi'))?.callback)).toMatch(/thử lại sau \d+ giây/);
    expect(await ask('43')).toMatchObject({ outcome: 'answered' });
  });
});

describe('a payload that is odd', () => {
  test.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { id: 1, token: 't', type: 2 },
    { id: '1', type: 2, data: {} },
  ])('%j is logged, and nothing else happens', async (payload) => {
    const { sent, lines } = await play(payload);
    expect(sent).toHaveLength(0);
    expect(lines).toMatchObject([{ outcome: 'unreadable' }]);
  });

  test.each([
    { id: '1', token: 't' },
    { id: '1', token: 't', type: 2 },
    { id: '1', token: 't', type: 2, data: null },
    { id: '1', token: 't', type: 2, data: { name: 'virt', options: 'none' } },
  ])('%j is answered with an error notice', async (payload) => {
    const { sent, lines } = await play(payload);
    expect(textOf(sent)).toContain(String(lines[0]?.['errorId']));
    expect(lines.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  test('a kind of interaction that is not served gets a private notice', async () => {
    const { sent } = await play({
      id: '1',
      token: 't',
      type: 3,
      data: { custom_id: 'x', component_type: 2 },
    });
    expect(sent[0]?.callback).toMatchObject({ type: 4, data: { flags: componentsV2 | ephemeral } });
  });

  test('a field of the wrong type that nobody uses does no harm', async () => {
    const payload = { ...slash('virt', [question]), locale: 7, entitlements: null, member: 'x', guild: [] };
    expect((await play(payload)).lines).toMatchObject([{ outcome: 'answered' }]);
  });
});
