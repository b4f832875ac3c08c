import { InteractionType } from 'discord-api-types/v10';
import { signBody, type SigningKeys } from '../../end-to-end/loopback/http-delivery.ts';
import { createSnowflake, createUser } from '../../end-to-end/loopback/identity.ts';
import { createPayload, defaultSituation } from '../../end-to-end/loopback/interaction-payload.ts';

/** Makes whole signed HTTP requests, each an interaction of its own by another person. */
export interface RequestMaker {
  ping(): Buffer;
  virt(question: string): Buffer;
  compare(a: string, b: string): Buffer;
  /** Somebody typing into the question of `/virt`. */
  typing(typed: string): Buffer;
}

const applicationId = '800000000000000001';

/** Creates a maker that signs with these keys. */
export function createRequestMaker(keys: SigningKeys): RequestMaker {
  const make = (type: InteractionType, data: object): Buffer => {
    const situation = { ...defaultSituation, user: createUser(createSnowflake(Date.now()), 'ada') };
    return wrap(createPayload(type, data, situation, { applicationId, nowMs: Date.now() }), keys);
  };
  return {
    ping: () => make(InteractionType.Ping, {}),
    virt: (question) =>
      make(InteractionType.ApplicationCommand, command('virt', [option('question', question)])),
    compare: (a, b) =>
      make(InteractionType.ApplicationCommand, command('compare', [option('a', a), option('b', b)])),
    typing: (typed) =>
      make(
        InteractionType.ApplicationCommandAutocomplete,
        command('virt', [{ ...option('question', typed), focused: true }]),
      ),
  };
}

function option(name: string, value: string): object {
  return { type: 3, name, value };
}

function command(name: string, options: readonly object[]): object {
  return { id: '1', type: 1, name, options };
}

function wrap(payload: object, keys: SigningKeys): Buffer {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const head = [
    'POST /interactions HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    'user-agent: Discord-Interactions/1.0 (+https://discord.com)',
    `x-signature-timestamp: ${timestamp}`,
    `x-signature-ed25519: ${signBody(body, timestamp, keys)}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
