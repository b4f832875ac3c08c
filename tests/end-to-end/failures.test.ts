import { InteractionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Answer } from './loopback/answer.ts';
import { createPayload, defaultSituation } from './loopback/interaction-payload.ts';
import type { InteractionRecord } from './loopback/interaction-store.ts';
import { type LogLine, openDiscord, readLog, shareBot, startServing, waitForLog } from './scenario.ts';

const callback = /callback$/;
const question = 'what is a type-1 hypervisor';

// One bot survives them all.
const { discord, bot } = await shareBot();

function countCallbacks({ id }: InteractionRecord): number {
  return discord.rest.requests.entries.filter(({ route }) => route.startsWith(`POST /interactions/${id}/`))
    .length;
}

function errorIdIn({ text }: Answer): string {
  return /`([\da-f]{8})`/.exec(text)?.[1] ?? 'none';
}

/** Uses the bot, and waits for a line of the log on each interaction. */
async function use<Outcome>(
  act: () => Promise<Outcome>,
  interactions = 1,
): Promise<{ readonly outcome: Outcome; readonly lines: readonly LogLine[] }> {
  const before = readLog(bot).length;
  const count = readLog(bot).filter(({ msg }) => msg === 'Interaction').length + interactions;
  const outcome = await act();
  await waitForLog(bot, 'Interaction', count);
  return { outcome, lines: readLog(bot).slice(before) };
}

async function ask(): Promise<Answer> {
  return discord.member.slash('virt', { question });
}

async function expectServing(): Promise<void> {
  expect((await use(ask)).outcome.text).toContain('hypervisor');
}

/** A person was told in private, once, of an error that stands in the log. */
function expectNotice(answer: Answer, lines: readonly LogLine[], callbacks: number): void {
  const errorId = errorIdIn(answer);
  expect(answer.isPrivate).toBe(true);
  expect(countCallbacks(answer.interaction)).toBe(callbacks);
  expect(lines).toMatchObject([
    { msg: 'An interaction failed', level: 'error', errorId },
    { msg: 'Interaction', outcome: 'failed', errorId },
  ]);
}

describe('an answer', () => {
  test.each([
    ['limits the rate', 1, { kind: 'rate-limit', retryAfterS: 0.1 }],
    ['limits it for no time', 1, { kind: 'rate-limit', retryAfterS: 0 }],
    ['answers 503', 2, { kind: 'error', status: 503 }],
    ['resets the connection', 1, { kind: 'reset' }],
    ['ends the connection', 1, { kind: 'hang-up' }],
  ] as const)('is sent again when Discord %s', async (_what, times, fault) => {
    discord.faults.next(times, callback, fault);
    const { outcome, lines } = await use(ask);

    expect(outcome.text).toContain('hypervisor');
    expect(countCallbacks(outcome.interaction)).toBe(times + 1);
    expect(lines.at(-1)).toMatchObject({ command: 'virt', outcome: 'answered' });
  });

  test.each([
    ['is refused', { kind: 'error', status: 400, code: 50_035 }],
    ['hangs', { kind: 'hang' }],
  ] as const)(
    'that %s gives way to one private notice with the error id that stands in the log',
    async (_what, fault) => {
      discord.faults.next(1, callback, fault);
      const { outcome, lines } = await use(ask);

      expectNotice(outcome, lines, 2);
    },
  );

  test('that hangs, and so does the notice, is logged as failed while others are answered', async () => {
    discord.faults.next(2, callback, { kind: 'hang' });
    const data = { name: 'virt', options: [{ name: 'question', type: 3, value: question }] };
    const payload = createPayload(InteractionType.ApplicationCommand, data, defaultSituation);
    const { outcome, lines } = await use(() => discord.member.dispatchRaw(payload));

    expect(lines.at(-1)).toMatchObject({ command: 'virt', outcome: 'failed' });
    expect(countCallbacks(outcome)).toBe(2);
    await expectServing();
  });

  test('does not wait for another that hangs', async () => {
    discord.faults.next(1, callback, { kind: 'hang' });
    const ended: string[] = [];
    await use(async () => {
      const reached = discord.rest.requests.entries.length + 1;
      const slow = ask().finally(() => ended.push('slow'));
      await discord.rest.waitForRequest(/./, { count: reached });
      await ask().finally(() => ended.push('quick'));
      expect((await slow).isPrivate).toBe(true);
    }, 2);

    expect(ended).toEqual(['quick', 'slow']);
  });

  test('that comes after Discord stopped waiting is given up, without a notice', async () => {
    const before = discord.rest.requests.entries.length;
    const { lines } = await use(() =>
      expect(discord.member.slash('virt', { question }, { isLate: true })).rejects.toThrow('10062'),
    );

    expect(lines.at(-1)).toMatchObject({ outcome: 'failed' });
    expect(discord.rest.requests.entries).toHaveLength(before + 1);
    await expectServing();
  });

  test('that arrived although Discord said otherwise is not followed by a notice', async () => {
    discord.faults.next(1, callback, { kind: 'error', status: 502, afterApplying: true });
    const { outcome } = await use(ask);

    expect(outcome.isPrivate).toBe(false);
    expect(countCallbacks(outcome.interaction)).toBe(2);
    await expectServing();
  });
});

test('the log holds no question, no person and no secret, whatever happens', async () => {
  const own = await openDiscord();
  const talkative = await startServing(own, { LOG_LEVEL: 'trace' });
  const { member, faults } = own;
  const typed = 'where does xylophonist Ada live';
  const answers = [await member.slash('virt', { question: typed })];
  await member.slash('compare', { a: 'xylophonist', b: 'KVM' });
  await member.type('virt', { question: 'xylophonist' }, 'question');
  await member.say('what is a xylophonist?', { where: 'dm' });
  faults.next(1, callback, { kind: 'rate-limit', retryAfterS: 0.05 });
  answers.push(await member.slash('virt', { question: typed }));
  faults.next(4, callback, { kind: 'error', status: 503 });
  answers.push(await member.slash('virt', { question: typed }));
  faults.next(1, callback, { kind: 'error', status: 400, code: 50_035, message: 'Invalid Form Body' });
  answers.push(await member.slash('virt', { question: typed }));
  const nameless = createPayload(
    InteractionType.ApplicationCommand,
    { name: 'xylophonist' },
    defaultSituation,
  );
  answers.push(await member.answerTo(await member.dispatchRaw(nameless)));
  await waitForLog(talkative, 'Interaction', 8);
  own.gateway.requestReconnect();
  await waitForLog(talkative, 'The connection to Discord was resumed');
  await talkative.stop();

  const log = talkative.lines.entries.join('\n');
  const tokens = answers.map(({ interaction }) => interaction.token);
  for (const secret of [own.token, 'xylophonist', '"ada"', defaultSituation.user.id, ...tokens]) {
    expect(log).not.toContain(secret);
  }
  for (const line of readLog(talkative)) expect(line).toMatchObject({ level: expect.any(String) });
});
