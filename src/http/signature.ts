import { createPublicKey, verify } from 'node:crypto';

/** A request as its sender signed it. */
export interface SignedRequest {
  /** The header `X-Signature-Ed25519`, as it came. */
  readonly signature: string | undefined;
  /** The header `X-Signature-Timestamp`, as it came. */
  readonly timestamp: string | undefined;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
}

/** Tells whether a request comes from Discord; whatever is malformed does not. Never throws. */
export type VerifySignature = (request: SignedRequest) => boolean;

/** Creates the check for an application's public key: 64 hexadecimal digits. */
export function createVerifier(publicKey: string): VerifySignature {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return ({ signature = '', timestamp = '', body }) => {
    // Nothing but digits: text and body are signed as one, and what is cut off a body must not pass as a timestamp.
    if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,15}$/.test(timestamp)) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
  };
}
