import { InteractionType } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDelivery } from '../../src/discord/deliver.ts';
import { createDispatcher, measureSince, performAfterwards } from '../../src/discord/dispatch.ts';
import type { Response } from '../../src/discord/respond.ts';
import { createLogger } from '../../src/logger.ts';
import { createBody, createEdit } from '../../src/message/body.ts';
import type { Message } from '../../src/message/message.ts';
import type { ReplyStyle } from '../../src/message/style.ts';
import { createMessageCallback } from '../../src/discord/callback.ts';
import { defaultSituation } from '../end-to-end/loopback/interaction-payload.ts';
import { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';

const picture = {
  name: 'table.png',
  bytes: new Uint8Array([137, 80, 78, 71]),
  description: 'A table of two things',
};
const message: Message = { blocks: ['Hello'], isFramed: true, rows: [], files: [picture], isPrivate: false };

let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await LoopbackDiscord.start();
});

afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

/** An answer with a picture, and what follows it, to an interaction that is open. */
function open(style: ReplyStyle, afterwards: Response['afterwards']): Response {
  const { id, token } = discord.interactions.open({
    id: '1',
    token: 'interaction',
    type: InteractionType.ApplicationCommand,
    channelId: '3',
    user: defaultSituation.user,
    source: null,
    focusedType: null,
    owners: { 0: '2' },
  });
  return {
    to: { id, token, applicationId: discord.applicationId },
    kind: 'command',
    command: 'virt',
    outcome: 'answered',
    callback: createMessageCallback(message, style),
    files: [picture],
    afterwards,
    apologise: () => createMessageCallback(message, style),
  };
}

describe('an answer with a picture', () => {
  test.each(['components', 'embed'] as const)(
    'goes out with it and its description, as %s',
    async (style) => {
      const response = open(style, []);
      const logger = createLogger({ level: 'silent', secrets: [] });
      const ended: string[] = [];
      await createDispatcher({
        respond: async () => response,
        deliver: createDelivery(new REST({ api: discord.apiUrl })),
        logger,
        onHandled: ({ outcome }) => void ended.push(outcome),
      })({}, 0);
      expect(ended).toEqual(['answered']);
      const request = await discord.rest.waitForRequest(/callback$/);
      expect(request.files).toMatchObject([{ field: 'files[0]', name: 'table.png' }]);
      expect(request.files[0]?.bytes).toEqual(picture.bytes);
      expect(JSON.stringify(request.body)).toContain('A table of two things');
      expect([...discord.interactions.messages.values()]).toMatchObject([
        { attachments: [{ filename: 'table.png' }] },
      ]);
    },
  );
});

describe('what follows an answer', () => {
  test('is posted with its files, and deleted, in order', async () => {
    const post = { kind: 'post', body: createBody(message, 'components'), files: [picture] } as const;
    const response = open('components', [post, { kind: 'delete-original' }]);
    const deliver = createDelivery(new REST({ api: discord.apiUrl }));
    await deliver.callback(response.to, response, AbortSignal.timeout(2_000));
    await performAfterwards(response, deliver, createLogger({ level: 'silent', secrets: [] }));
    const kinds = discord.interactions.events.entries.map(({ kind }) => kind);
    expect(kinds).toEqual(['acknowledged', 'followed-up', 'deleted']);
  });

  test('changes the answer as soon as it can, and is left out when nothing comes of it', async () => {
    const edit = {
      kind: 'edit-original',
      body: createEdit(message, 'components'),
      files: [picture],
    } as const;
    const following = [Promise.resolve(null), Promise.resolve(edit)];
    const response = open('components', following);
    const deliver = createDelivery(new REST({ api: discord.apiUrl }));
    await deliver.callback(response.to, response, AbortSignal.timeout(2_000));
    await performAfterwards(response, deliver, createLogger({ level: 'silent', secrets: [] }));
    const kinds = discord.interactions.events.entries.map(({ kind }) => kind);
    expect(kinds).toEqual(['acknowledged', 'edited']);
    expect([...discord.interactions.messages.values()]).toMatchObject([
      { attachments: [{ filename: 'table.png' }] },
    ]);
  });

  test('does not keep the rest from being tried when it fails', async () => {
    const empty = { kind: 'post', body: createBody(message, 'components'), files: [picture] } as const;
    const response = open('components', [empty, { kind: 'delete-original' }]);
    const deliver = createDelivery(new REST({ api: discord.apiUrl }));
    await deliver.callback(response.to, response, AbortSignal.timeout(2_000));
    discord.faults.next(1, /^POST \/webhooks/, { kind: 'error', status: 400, code: 50_013 });
    const lines: string[] = [];
    const logger = createLogger({
      level: 'info',
      secrets: [],
      stream: { write: (line) => void lines.push(line) },
    });
    await performAfterwards(response, deliver, logger);
    expect(lines.join('')).toContain('A follow-up could not be delivered');
    expect(discord.interactions.events.entries.at(-1)?.kind).toBe('deleted');
  });
});

test('time is told in milliseconds, to a tenth', () => {
  expect(String(measureSince(performance.now() - 1_000))).toMatch(/^\d{4,}(?:\.\d)?$/);
});
