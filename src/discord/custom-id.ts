import { limits } from '../message/limits.ts';

export interface CustomId {
  /** Lower-case letters, digits and hyphens, at most 12. */
  readonly action: string;
  /** Lower-case letters, digits and hyphens each; may be empty. */
  readonly args: readonly string[];
  /** Of the corpus that the arguments point into: eight hexadecimal digits. */
  readonly fingerprint: string;
}

/** What a custom id was read as: `outdated` is written by another version of this program, `invalid` by none. */
export type DecodedCustomId =
  | ({ readonly kind: 'readable' } & CustomId)
  | { readonly kind: 'outdated' | 'invalid' };

/** Goes up when the meaning of arguments changes. */
const version = '2';
const pattern = /^2:[\da-f]{8}:[a-z][a-z0-9-]{0,11}(?::[a-z0-9-]*)*$/;

/**
 * Writes what a control needs to know, so that it works after a restart and on every replica.
 *
 * @throws RangeError when a part has a character it may not have, or all of it is longer than Discord allows.
 */
export function encodeCustomId({ action, args, fingerprint }: CustomId): string {
  const text = [version, fingerprint, action, ...args].join(':');
  if (isSound(text) && ![action, ...args].some((part) => part.includes(':'))) return text;
  throw new RangeError(`A custom id cannot hold ${JSON.stringify(text)}`);
}

/** Reads a custom id, from whomever it comes; only what {@link encodeCustomId} can write is readable. */
export function decodeCustomId(text: string): DecodedCustomId {
  const [writtenBy = '', fingerprint = '', action = '', ...args] = text.split(':');
  if (/^[1-9]\d{0,3}$/.test(writtenBy) && writtenBy !== version) return { kind: 'outdated' };
  return isSound(text) ? { kind: 'readable', action, args, fingerprint } : { kind: 'invalid' };
}

function isSound(text: string): boolean {
  return pattern.test(text) && text.length <= limits.customIdChars;
}

export function encodeNumber(value: number): string {
  return value.toString(36);
}

export function decodeNumber(text: string | undefined): number | null {
  if (text === undefined || !/^(?:0|[1-9a-z][0-9a-z]{0,8})$/.test(text)) return null;
  return Number.parseInt(text, 36);
}
