import { readFileSync, statSync } from 'node:fs';
import { parse, populate } from 'dotenv';

/**
 * Reads a file of settings into the environment, where what is set already stays; nothing when there is none.
 *
 * @throws Error of node:fs when there is one that cannot be read.
 */
export function loadEnvironmentFile(file: string, env: NodeJS.ProcessEnv = process.env): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) populate(env, parse(readTextFile(file)));
}

/** Text in UTF-8, or in UTF-16 as PowerShell writes it: told by its mark, or by a first letter of two bytes. */
export function readTextFile(file: string): string {
  const bytes = readFileSync(file);
  const [first = 1, second = 1] = bytes;
  const isBigEndian = first === 0xfe || first === 0;
  const isLittleEndian = first === 0xff || second === 0;
  return new TextDecoder(isBigEndian ? 'utf-16be' : isLittleEndian ? 'utf-16le' : 'utf-8').decode(bytes);
}
