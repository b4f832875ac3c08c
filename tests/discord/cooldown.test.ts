import { InteractionType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/discord/reply.ts';
import { createLogger } from '../../src/logger.ts';
import { createMemoryCooldown } from '../../src/state/cooldown.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { createUser } from '../end-to-end/loopback/identity.ts';
import { createPayload, defaultSituation } from '../end-to-end/loopback/interaction-payload.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { createServing } from './serving.ts';

type Send = (type: InteractionType, userId: string, locale?: string) => Promise<Reply | null>;

/** Asks a bot that allows everybody two uses at once. */
function createSend(): Send {
  const cooldown = createMemoryCooldown({ burst: 2, perMinute: 1 });
  const logger = createLogger({ level: 'silent', secrets: [] });
  const { answer } = createServing(createFakeEngine(), logger, { cooldown });
  return async (type, userId, locale = 'en-US') => {
    const isFocused = type === InteractionType.ApplicationCommandAutocomplete;
    const option = {
      name: 'question',
      type: 3,
      value: 'what is Xen',
      ...(isFocused ? { focused: true } : {}),
    };
    const situation = { ...defaultSituation, user: createUser(userId, 'ada'), locale };
    const data = { id: '7', name: 'virt', type: 1, options: [option] };
    return answer(createPayload(type, data, situation, { applicationId: '1', nowMs: Date.now() }));
  };
}

test('somebody who is too fast is told in private how long to wait, and nobody else is', async () => {
  const send = createSend();
  const command = InteractionType.ApplicationCommand;
  const outcomes = [await send(command, '42'), await send(command, '42')].map(
    (response) => response?.outcome,
  );
  expect(outcomes).toEqual(['answered', 'answered']);
  const slowed = await send(command, '42');
  expect(slowed?.outcome).toBe('slowed');
  expect(validateCallback(slowed?.callback)).toEqual([]);
  // The flags say that it is private, and drawn by components.
  const flags = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
  expect(slowed?.callback).toMatchObject({ data: { flags } });
  expect(JSON.stringify(slowed?.callback)).toMatch(/That was quick\. Go on in \d+ seconds\./);
  expect(JSON.stringify((await send(command, '42', 'vi'))?.callback)).toMatch(/thử lại sau \d+ giây/);
  expect((await send(command, '43'))?.outcome).toBe('answered');
});

test('what is suggested while somebody types is not counted', async () => {
  const send = createSend();
  const responses = [];
  for (let index = 0; index < 10; index += 1) {
    responses.push(await send(InteractionType.ApplicationCommandAutocomplete, '42'));
  }
  expect(responses.map((response) => response?.outcome)).toEqual(
    Array.from({ length: 10 }, () => 'suggested'),
  );
});
