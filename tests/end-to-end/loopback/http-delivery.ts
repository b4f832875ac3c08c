import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { InteractionPayload } from './interaction-payload.ts';
import type { InteractionStore } from './interaction-store.ts';
import { parseSubmission } from './rest-server.ts';

export interface SigningKeys {
  readonly privateKey: KeyObject;
  /** Hexadecimal, as the developer portal shows it. */
  readonly publicKey: string;
}

export function createSigningKeys(): SigningKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(x, 'base64url').toString('hex') };
}

/** The signature of a body sent at a time, in hexadecimal. */
export function signBody(body: string, timestamp: string, { privateKey }: SigningKeys): string {
  return sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
}

/** Posts a body to an interactions endpoint, signed as Discord signs; `forged` spoils the signature. */
export async function postSigned(
  url: string,
  payload: object,
  keys: SigningKeys,
  isForged = false,
): Promise<Response> {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(Date.now() / 1000));
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': signBody((isForged ? '!' : '') + body, timestamp, keys),
    },
    body,
  });
}

/**
 * Delivers an interaction over HTTP: the bot answers in the response (200), or with 202 and a callback of its own.
 * @throws Error on any other status, DiscordError when the answer is refused
 */
export async function deliverOverHttp(
  url: string,
  payload: InteractionPayload,
  keys: SigningKeys,
  interactions: InteractionStore,
): Promise<void> {
  const response = await postSigned(url, payload, keys);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status === 202 && bytes.length === 0) return;
  if (response.status !== 200) throw new Error(`The endpoint answered ${response.status}: ${String(bytes)}`);
  const submission = await parseSubmission(bytes, response.headers.get('content-type') ?? '');
  interactions.acknowledge(payload.id, payload.token, submission);
}
