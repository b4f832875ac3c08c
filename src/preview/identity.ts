import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bot } from './places.ts';

/** Who the preview's Discord pretends that everybody is; made anew for each start, and worth nothing elsewhere. */
export interface PreviewIdentity {
  readonly applicationId: string;
  /** What the bot authorises its requests with. */
  readonly token: string;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** A request to the bot's endpoint for interactions, signed as Discord signs them. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const discordEpochMs = 1_420_070_400_000;
/** Length of the bare key at the end of its DER encoding, in bytes. */
const keyBytes = 32;

/** Makes a bot's identity with a fresh Ed25519 key. */
export function createIdentity(): PreviewIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const encoded = publicKey.export({ format: 'der', type: 'spki' });
  return {
    applicationId: bot.id,
    token: createToken(),
    publicKey: encoded.subarray(-keyBytes).toString('hex'),
    privateKey,
  };
}

/** Signs a payload for the endpoint. */
export function signPayload(payload: object, privateKey: KeyObject, nowMs: number): SignedRequest {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    },
  };
}

/** An unguessable token. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Makes ids that grow with time, as Discord's do. */
export function createSnowflakes(now: () => number): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return String((BigInt(now() - discordEpochMs) << 22n) + (count & 0x3fffffn));
  };
}
