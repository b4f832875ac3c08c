import { InteractionType } from 'discord-api-types/v10';
import { signBody, type SigningKeys } from '../../end-to-end/loopback/http-delivery.ts';
import { createSnowflake, createUser } from '../../end-to-end/loopback/identity.ts';
import { createPayload, defaultSituation } from '../../end-to-end/loopback/interaction-payload.ts';

/** An interaction as it is sent to the bot. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** A ping of Discord. */
export function createPing(keys: SigningKeys): SignedRequest {
  return sign(InteractionType.Ping, {}, keys);
}

/** A command of somebody new, with texts for its options; with `isTyped` the options are still being typed. */
export function createCommand(
  keys: SigningKeys,
  name: string,
  texts: Readonly<Record<string, string>>,
  isTyped = false,
): SignedRequest {
  const options = Object.entries(texts).map(([option, value]) => {
    return { type: 3, name: option, value, ...(isTyped ? { focused: true } : {}) };
  });
  const type = isTyped ? InteractionType.ApplicationCommandAutocomplete : InteractionType.ApplicationCommand;
  return sign(type, { id: '1', type: 1, name, options }, keys);
}

function sign(type: InteractionType, data: object, keys: SigningKeys): SignedRequest {
  const nowMs = Date.now();
  const situation = { ...defaultSituation, user: createUser(createSnowflake(nowMs), 'ada') };
  const about = { applicationId: '800000000000000001', nowMs };
  const body = JSON.stringify(createPayload(type, data, situation, about));
  const timestamp = String(Math.floor(nowMs / 1000));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': signBody(body, timestamp, keys),
    },
  };
}
