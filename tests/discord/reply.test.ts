import { InteractionType } from 'discord-api-types/v10';
import { REST } from '@discordjs/rest';
import { beforeEach, describe, expect, test } from 'vitest';
import { sendFollowUp, sendReply, type Reply } from '../../src/discord/reply.ts';
import { createLogger } from '../../src/logger.ts';
import type { Message } from '../../src/message/message.ts';
import { createMessageCallback, waitCallback } from '../../src/discord/body.ts';
import { defaultSituation } from '../end-to-end/loopback/interaction-payload.ts';
import type { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import { openDiscord } from '../end-to-end/scenario.ts';

const picture = {
  name: 'table.png',
  bytes: new Uint8Array([137, 80, 78, 71]),
  description: 'A table of two things',
};
const message: Message = {
  blocks: ['Hello'],
  hasQuestion: false,
  isFramed: true,
  rows: [],
  files: [picture],
  isPrivate: false,
};
const silent = createLogger({ level: 'silent', secrets: [] });

let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await openDiscord();
});

/** An answer with a picture, and what follows it, to an interaction that is open. */
function open(followUp?: Reply['followUp']): Reply {
  const { id, token } = discord.interactions.open({
    id: '1',
    token: 'interaction',
    type: InteractionType.ApplicationCommand,
    channelId: '3',
    user: defaultSituation.user,
    source: null,
    owners: { 0: '2' },
  });
  return {
    to: { id, token, applicationId: discord.applicationId },
    kind: 'command',
    command: 'virt',
    outcome: 'answered',
    callback: createMessageCallback(message),
    files: [picture],
    followUp,
    apologize: () => createMessageCallback(message),
  };
}

function connect(): REST {
  return new REST({ api: discord.apiUrl });
}

/** Sends all of a reply and lists what came of it. */
async function deliver(reply: Reply, logger = silent): Promise<readonly string[]> {
  await sendReply(reply, connect(), logger);
  await sendFollowUp(reply, connect(), logger);
  return discord.interactions.events.entries.map(({ kind }) => kind);
}

test('a picture goes out with its answer and its description', async () => {
  expect(await sendReply(open(), connect(), silent)).toMatchObject({ outcome: 'answered' });
  const request = await discord.rest.waitForRequest(/callback$/);
  expect(request.files).toMatchObject([{ field: 'files[0]', name: 'table.png' }]);
  expect(request.files[0]?.bytes).toEqual(picture.bytes);
  expect(JSON.stringify(request.body)).toContain('A table of two things');
  expect([...discord.interactions.messages.values()]).toMatchObject([
    { attachments: [{ filename: 'table.png' }] },
  ]);
});

describe('what follows an answer', () => {
  const post = { kind: 'post', message } as const;

  test.each([
    [post, 'followed-up'],
    [{ kind: 'delete-original' }, 'deleted'],
  ] as const)('is sent: %j', async (followUp, kind) => {
    expect(await deliver(open(followUp))).toEqual(['acknowledged', kind]);
  });

  test('takes the place of a private message that was waited for', async () => {
    const edit = { ...post, kind: 'edit-original' } as const;
    const reply = { ...open(Promise.resolve(edit)), callback: waitCallback, files: [] };
    expect(await deliver(reply)).toEqual(['acknowledged', 'edited']);
    expect([...discord.interactions.messages.values()]).toMatchObject([
      { attachments: [{ filename: 'table.png' }] },
    ]);
  });

  test('is logged when Discord does not take it, and something else takes the place of the answer', async () => {
    discord.faults.next(1, /^POST \/webhooks/, { kind: 'error', status: 400, code: 50_013 });
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ level: 'info', secrets: [], stream });
    expect((await deliver(open({ ...post, otherwise: message }), logger)).at(-1)).toBe('edited');
    expect(lines.join('')).toContain('A follow-up could not be delivered');
  });
});
