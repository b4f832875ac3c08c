import { createPublicKey, verify } from 'node:crypto';

/** A request as its sender signed it. */
export interface SignedRequest {
  /** The header `X-Signature-Ed25519`, as it came; undefined when there is none. */
  readonly signature: string | undefined;
  /** The header `X-Signature-Timestamp`, as it came; undefined when there is none. */
  readonly timestamp: string | undefined;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
}

/** Tells whether a request comes from Discord; whatever is malformed does not. Never throws. */
export type VerifySignature = (request: SignedRequest) => boolean;

/** Whether the two headers look as Discord sends them; if not, there is no need to read the body. */
export function areHeadersWellFormed({
  signature,
  timestamp,
}: Pick<SignedRequest, 'signature' | 'timestamp'>): boolean {
  return (
    signature !== undefined &&
    timestamp !== undefined &&
    /^[\da-f]{128}$/i.test(signature) &&
    // Nothing but digits: text and body are signed as one, and what is cut off a body must not pass as a timestamp.
    /^\d{1,15}$/.test(timestamp)
  );
}

/** Creates the check for an application's public key: 64 hexadecimal digits. */
export function createVerifier(publicKey: string): VerifySignature {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return ({ signature, timestamp, body }) => {
    if (signature === undefined || timestamp === undefined) return false;
    if (!areHeadersWellFormed({ signature, timestamp })) return false;
    const signed = Buffer.concat([Buffer.from(timestamp, 'latin1'), body]);
    return verify(null, signed, key, Buffer.from(signature, 'hex'));
  };
}
