import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './describe-fault.ts';
import type { Problem } from './errors.ts';

/** Largest file of a corpus, in bytes (5 MB). */
const maxFileBytes = 5_000_000;

const newline = 0x0a;

/**
 * Reads a text file of the corpus: UTF-8, UTF-16 or Windows-1252, with `\n` at the ends of lines, composed characters
 * and nothing invisible. Returns null, after reporting the problem, when it is unreadable, larger than 5 MB (then it is
 * not even opened) or binary.
 */
export async function readSource(folder: string, file: string, problems: Problem[]): Promise<string | null> {
  const report = (line: number | null, message: string, remedy: string): null => {
    problems.push({ file, line, message, remedy });
    return null;
  };
  try {
    const stats = await stat(path.join(folder, file));
    // A pipe or device would block the reader.
    if (!stats.isFile())
      return report(null, 'not a regular file, expected a text file', 'remove it or rename it');
    if (stats.size > maxFileBytes) {
      const found = `the file has ${(stats.size / 1_000_000).toFixed(1)} MB, expected at most ${maxFileBytes / 1_000_000} MB`;
      return report(null, found, 'split it into several documents');
    }
    const bytes = await readFile(path.join(folder, file));
    const encoding = recognizeEncoding(bytes);
    if (encoding === null) {
      return report(
        lineAt(bytes, bytes.indexOf(0)),
        'binary file (a NUL byte), expected text',
        'save it as UTF-8 text',
      );
    }
    if (encoding === 'windows-1252') {
      const message = 'not UTF-8, read as Windows-1252';
      problems.push({
        file,
        line: findBrokenLine(bytes),
        message,
        remedy: 'save the file as UTF-8',
        isWarning: true,
      });
    }
    return tidySource(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    return report(
      null,
      `the file cannot be read: ${describeFault(error)}`,
      'give read access, or remove the file',
    );
  }
}

/** Null for bytes that are no text. */
function recognizeEncoding(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe') return 'utf-16le';
  if (start === 'feff') return 'utf-16be';
  if (!bytes.includes(0)) return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  return recognizeUtf16(bytes);
}

/** Every other byte of Western text in UTF-16 is zero. */
function recognizeUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 1000);
  const countZeros = (parity: number): number =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [countZeros(0), countZeros(1)];
  if (even === 0 && odd > sample.length / 4) return 'utf-16le';
  return odd === 0 && even > sample.length / 4 ? 'utf-16be' : null;
}

/** The text of a file with `\\n` at the ends of lines, composed characters and nothing invisible. */
export function tidySource(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .normalize('NFC');
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => line + Number(byte === newline), 1);
}

function findBrokenLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}
