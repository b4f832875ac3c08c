import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import type { Answer } from './loopback/answer.ts';
import { createPayload, defaultSituation, type InteractionPayload } from './loopback/interaction-payload.ts';
import type { InteractionRecord } from './loopback/interaction-store.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { type LogLine, openDiscord, startServing, waitForLog } from './scenario.ts';

const callback = /callback$/;
const question = 'what is a type-1 hypervisor';

/** Sends an interaction whose content Discord would not make; resolves with the answer. */
async function sendOdd(
  discord: LoopbackDiscord,
  type: InteractionType,
  data: object,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const payload: InteractionPayload = {
    ...createPayload(type, data, defaultSituation, {
      applicationId: discord.applicationId,
      nowMs: Date.now(),
    }),
    ...change,
  };
  return discord.member.answerTo(await discord.member.dispatchRaw(payload));
}

/** How often an answer to an interaction was tried. */
function countCallbacks(discord: LoopbackDiscord, { id }: InteractionRecord): number {
  return discord.rest.requests.entries.filter(({ route }) => route.startsWith(`POST /interactions/${id}/`))
    .length;
}

/** The error id that a person is given. */
function errorIdIn({ text }: Answer): string {
  return /`([\da-f]{8})`/.exec(text)?.[1] ?? 'none';
}

/** The one line about the one interaction there was. */
async function waitForInteraction(bot: BotProcess): Promise<LogLine> {
  return waitForLog(bot, 'Interaction');
}

async function expectServing(discord: LoopbackDiscord): Promise<void> {
  expect((await discord.member.slash('virt', { question })).text).toContain('hypervisor');
}

describe('an interaction that makes no sense', () => {
  test.each<[string, InteractionType, object]>([
    ['a command without a name', InteractionType.ApplicationCommand, { id: '1', type: 1 }],
    [
      'a command whose option is an object',
      InteractionType.ApplicationCommand,
      {
        name: 'virt',
        options: [{ name: 'question', type: 3, value: { text: question } }],
      },
    ],
  ])('gets one private notice with the error id that stands in the log: %s', async (_what, type, data) => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    const answer = await sendOdd(discord, type, data);
    const errorId = errorIdIn(answer);

    expect(answer.isPrivate).toBe(true);
    expect(countCallbacks(discord, answer.interaction)).toBe(1);
    expect(await waitForLog(bot, 'An interaction failed')).toMatchObject({ level: 'error', errorId });
    expect(await waitForInteraction(bot)).toMatchObject({ outcome: 'failed', errorId });
    await expectServing(discord);
  });

  test.each<[string, InteractionType, object, string]>([
    [
      'a command of a version before',
      InteractionType.ApplicationCommand,
      { name: 'old', type: 1 },
      'unknown-command',
    ],
    [
      'a command without its option',
      InteractionType.ApplicationCommand,
      { name: 'virt', type: 1 },
      'rejected',
    ],
    [
      'an option with white space alone',
      InteractionType.ApplicationCommand,
      {
        name: 'compare',
        options: [
          { name: 'a', type: 3, value: '  ' },
          { name: 'b', type: 3, value: 'KVM' },
        ],
      },
      'rejected',
    ],
    [
      'a menu command that is not served',
      InteractionType.ApplicationCommand,
      { name: 'Ask', type: ApplicationCommandType.Message, target_id: '1' },
      'unknown-command',
    ],
    [
      'a modal of a version before',
      InteractionType.ModalSubmit,
      { custom_id: '0:x', components: [] },
      'rejected',
    ],
  ])('gets one private notice: %s', async (_what, type, data, outcome) => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    const answer = await sendOdd(discord, type, data);

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).not.toBe('');
    expect(countCallbacks(discord, answer.interaction)).toBe(1);
    expect(await waitForInteraction(bot)).toMatchObject({ level: 'info', outcome });
    await expectServing(discord);
  });

  test('gets no choices while somebody types into something unknown', async () => {
    const discord = await openDiscord();
    await startServing(discord);
    const focused = [{ name: 'question', type: 3, value: 'k', focused: true }];
    const answers = await Promise.all(
      [{ name: 'old', options: focused }, { name: 'virt', options: [] }, { name: 'virt' }].map((data) =>
        sendOdd(discord, InteractionType.ApplicationCommandAutocomplete, data),
      ),
    );

    for (const {
      choices,
      callback: { type },
    } of answers)
      expect({ type, choices }).toEqual({ type: 8, choices: [] });
  });

  test('lets the bot live when it cannot be answered at all', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    const odd = [
      {},
      [],
      { id: 1, token: 2 },
      { type: 2 },
      { id: '1', type: 3, data: null },
      { token: 't', type: 99 },
    ];
    for (const payload of odd) discord.gateway.dispatch('INTERACTION_CREATE', payload, null);

    await waitForLog(bot, 'Interaction', odd.length);
    await expectServing(discord);
  });

  test('is answered all the same when fields are missing that an answer does not need', async () => {
    const discord = await openDiscord();
    await startServing(discord);
    const data = { name: 'virt', options: [{ name: 'question', type: 3, value: question }] };
    const without = ['member', 'user', 'channel', 'guild', 'entitlements', 'locale', 'context', 'version'];
    const answer = await sendOdd(
      discord,
      InteractionType.ApplicationCommand,
      data,
      Object.fromEntries(without.map((field) => [field, undefined])),
    );

    expect(answer.text).toContain('hypervisor');
    expect(answer.isPrivate).toBe(false);
  });
});

describe('an answer', () => {
  test.each([
    ['limits the rate', 1, { kind: 'rate-limit', retryAfterS: 0.1 }],
    ['answers 503', 2, { kind: 'error', status: 503 }],
    ['resets the connection', 1, { kind: 'reset' }],
    ['ends the connection', 1, { kind: 'hang-up' }],
  ] as const)('is sent again when Discord %s', async (_what, times, fault) => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    discord.faults.next(times, callback, fault);
    const answer = await discord.member.slash('virt', { question });

    expect(answer.text).toContain('hypervisor');
    expect(countCallbacks(discord, answer.interaction)).toBe(times + 1);
    expect(await waitForInteraction(bot)).toMatchObject({ command: 'virt', outcome: 'answered' });
  });

  test.each([
    ['is refused', { kind: 'error', status: 400, code: 50_035 }],
    ['hangs', { kind: 'hang' }],
  ] as const)(
    'that %s gives way to one private notice with the error id that stands in the log',
    async (_what, fault) => {
      const discord = await openDiscord();
      const bot = await startServing(discord);
      discord.faults.next(1, callback, fault);
      const answer = await discord.member.slash('virt', { question });
      const errorId = errorIdIn(answer);

      expect(answer.isPrivate).toBe(true);
      expect(countCallbacks(discord, answer.interaction)).toBe(2);
      expect(await waitForLog(bot, 'An interaction failed')).toMatchObject({ command: 'virt', errorId });
      expect(await waitForInteraction(bot)).toMatchObject({ outcome: 'failed', errorId });
    },
  );

  test('that hangs, and so does the notice, is logged as failed while others are answered', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    discord.faults.next(2, callback, { kind: 'hang' });
    const record = await discord.member.dispatchRaw(
      createPayload(
        InteractionType.ApplicationCommand,
        { name: 'virt', options: [{ name: 'question', type: 3, value: question }] },
        defaultSituation,
        { applicationId: discord.applicationId, nowMs: Date.now() },
      ),
    );

    expect(await waitForInteraction(bot)).toMatchObject({ command: 'virt', outcome: 'failed' });
    expect(countCallbacks(discord, record)).toBe(2);
    await expectServing(discord);
  });

  test('does not wait for another that hangs', async () => {
    const discord = await openDiscord();
    await startServing(discord);
    discord.faults.next(1, callback, { kind: 'hang' });
    const slow = discord.member.slash('virt', { question });
    await discord.rest.waitForRequest(callback);
    await expectServing(discord);
    const answered = discord.interactions.events.entries.length;

    expect((await slow).isPrivate).toBe(true);
    expect(answered).toBe(1);
  });

  test('that comes after Discord stopped waiting is given up, without a notice', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    await expect(discord.member.slash('virt', { question }, { isLate: true })).rejects.toThrow('10062');

    expect(await waitForInteraction(bot)).toMatchObject({ outcome: 'failed' });
    expect(discord.rest.requests.entries.filter(({ route }) => callback.test(route))).toHaveLength(1);
    await expectServing(discord);
  });

  test('that arrived although Discord said otherwise is not followed by a notice', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    discord.faults.next(1, callback, { kind: 'error', status: 502, afterApplying: true });
    const answer = await discord.member.slash('virt', { question });

    expect(answer.isPrivate).toBe(false);
    await waitForInteraction(bot);
    expect(countCallbacks(discord, answer.interaction)).toBe(2);
    await expectServing(discord);
  });
});

describe('the log', () => {
  test.each(['info', 'trace'])(
    'holds no question, no person and no secret, whatever happens (%s)',
    async (level) => {
      const discord = await openDiscord();
      const bot = await startServing(discord, { LOG_LEVEL: level });
      const { member, faults } = discord;
      const typed = 'where does xylophonist Ada live';
      const answers = [await member.slash('virt', { question: typed })];
      await member.slash('compare', { a: 'xylophonist', b: 'KVM' });
      await member.type('virt', { question: 'xylophonist' }, 'question');
      faults.next(1, callback, { kind: 'rate-limit', retryAfterS: 0.05 });
      answers.push(await member.slash('virt', { question: typed }));
      faults.next(4, callback, { kind: 'error', status: 503 });
      answers.push(await member.slash('virt', { question: typed }));
      faults.next(1, callback, { kind: 'error', status: 400, code: 50_035, message: 'Invalid Form Body' });
      answers.push(await member.slash('virt', { question: typed }));
      answers.push(await sendOdd(discord, InteractionType.ApplicationCommand, { name: 'xylophonist' }));
      await waitForLog(bot, 'Interaction', 7);
      discord.gateway.requestReconnect();
      await waitForLog(bot, 'The connection to Discord was resumed');
      await bot.stop();

      const log = bot.lines.entries.join('\n');
      const secrets = [
        discord.token,
        'xylophonist',
        defaultSituation.user.id,
        ...answers.map(({ interaction }) => interaction.token),
      ];
      for (const secret of secrets) expect(log).not.toContain(secret);
      expect(log).not.toMatch(/"ada"/);
      for (const line of bot.lines.entries)
        expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
    },
  );

  test('has one line for each interaction, with how it ended and how long it took', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    await discord.member.slash('virt', { question });
    await discord.member.slash('virt', { question: 'how do I bake sourdough bread' });
    await discord.member.type('compare', { a: 'k' }, 'a');
    const lines = [];
    for (const count of [1, 2, 3]) lines.push(await waitForLog(bot, 'Interaction', count));

    const ms = expect.any(Number);
    expect(lines).toMatchObject([
      { kind: 'command', command: 'virt', outcome: 'answered', ms },
      { kind: 'command', command: 'virt', outcome: 'abstained', ms },
      { kind: 'autocomplete', command: 'compare', outcome: 'suggested', ms },
    ]);
  });
});
