import type { APIInteractionResponse } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { endingOf } from '../../src/discord/reply.ts';
import { createLogger } from '../../src/logger.ts';
import { createCooldown } from '../../src/state/cooldown.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { createServing } from './serving.ts';

type LogLine = Readonly<Record<string, unknown>>;

const fail = () => {
  throw new Error('the index is broken');
};
const brokenEngine = createFakeEngine({ ask: fail, complete: fail });

/** Answers one payload, as the log shows it. */
async function play(
  payload: unknown,
  engine = createFakeEngine(),
): Promise<{ callback: APIInteractionResponse | undefined; lines: readonly LogLine[]; text: string }> {
  const lines: LogLine[] = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ level: 'trace', secrets: [], stream });
  const { answer, onHandled } = createServing(engine, { logger });
  const reply = await answer(payload);
  onHandled({ ...endingOf(reply), ms: 0, shard: 3 });
  const callback = reply?.callback;
  if (callback !== undefined) expect(validateCallback(callback)).toEqual([]);
  return { callback, lines, text: JSON.stringify(callback) };
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

const question = { name: 'question', type: 3, value: 'what is Xen' };
const ephemeral = 1 << 6;
const componentsV2 = 1 << 15;

describe('a command', () => {
  test('that nobody serves gets a private notice', async () => {
    const { callback, lines, text } = await play(slash('stolen-name'));
    expect(text).toContain('not served any more');
    expect(callback).toMatchObject({ data: { flags: componentsV2 | ephemeral } });
    expect(lines).toMatchObject([{ outcome: 'unknown-command', command: null }]);
    expect(JSON.stringify(lines)).not.toContain('stolen-name');
  });

  test('that fails gets one private notice with the error id that stands in the log beside the cause', async () => {
    const { callback, lines, text } = await play(slash('virt', [question]), brokenEngine);
    expect(callback).toMatchObject({ type: 4, data: { flags: componentsV2 | ephemeral } });
    const errorId = String(lines[0]?.['errorId']);
    expect(errorId).toMatch(/^[\da-f]{8}$/);
    expect(text).toContain(errorId);
    expect(text).not.toContain('index is broken');
    expect(lines).toMatchObject([
      { level: 'error', command: 'virt', err: { message: 'the index is broken' } },
      { level: 'info', outcome: 'failed', errorId },
    ]);
  });
});

test.each([
  ['that fails', typing('virt', [{ ...question, focused: true }]), 'failed'],
  ['into a command nobody serves', typing('other', [{ ...question, focused: true }]), 'unknown-command'],
  ['into no option', typing('virt', [question]), 'failed'],
])('typing %s gets no choices rather than a message', async (_, payload, outcome) => {
  const { callback, lines } = await play(payload, brokenEngine);
  expect(callback).toEqual({ type: 8, data: { choices: [] } });
  expect(lines.at(-1)).toMatchObject({ outcome });
});

describe('somebody who is too fast', () => {
  const cooldown = createCooldown({ burst: 2, perMinute: 1 });
  const { answer } = createServing(createFakeEngine(), { cooldown });
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
  test.each([undefined, 'text', [], { id: 1, token: 't', type: 2 }])(
    '%j is logged, and nothing else happens',
    async (payload) => {
      const { callback, lines } = await play(payload);
      expect(callback).toBeUndefined();
      expect(lines).toMatchObject([{ outcome: 'unreadable' }]);
    },
  );

  test.each([
    { id: '1', token: 't' },
    { id: '1', token: 't', type: 2 },
    { id: '1', token: 't', type: 2, data: null },
    { id: '1', token: 't', type: 2, data: { name: 'virt', options: 'none' } },
  ])('%j is answered with an error notice', async (payload) => {
    const { lines, text } = await play(payload);
    expect(text).toContain(String(lines[0]?.['errorId']));
    expect(lines.at(-1)).toMatchObject({ outcome: 'failed' });
  });
});
