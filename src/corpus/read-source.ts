import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './describe-fault.ts';
import { createProblem, type Problem } from './errors.ts';

const maxFileBytes = 5_000_000;

const newline = 0x0a;

/**
 * Reads a text file of the corpus: UTF-8, UTF-16 or Windows-1252, with `\n` at the ends of lines, composed characters
 * and nothing invisible. Returns null, after reporting the problem, when it is unreadable, larger than 5 MB (then it is
 * not even opened) or binary.
 */
export async function readSource(folder: string, file: string, problems: Problem[]): Promise<string | null> {
  const report = (message: string, remedy: string, line: number | null = null): null => {
    problems.push(createProblem(file, message, remedy, line));
    return null;
  };
  try {
    const stats = await stat(path.join(folder, file));
    // A pipe or device would block the reader.
    if (!stats.isFile()) return report('not a regular file, expected a text file', 'remove it or rename it');
    if (stats.size > maxFileBytes) {
      const found = `the file has ${(stats.size / 1_000_000).toFixed(1)} MB, expected at most ${maxFileBytes / 1_000_000} MB`;
      return report(found, 'split it into several documents');
    }
    const bytes = await readFile(path.join(folder, file));
    const encoding = recognizeEncoding(bytes);
    if (encoding === null) {
      const line = bytes.subarray(0, bytes.indexOf(0)).filter((byte) => byte === newline).length + 1;
      return report('binary file (a NUL byte), expected text', 'save it as UTF-8 text', line);
    }
    if (encoding === 'windows-1252') {
      const message = 'not UTF-8, read as Windows-1252';
      const warning = createProblem(file, message, 'save the file as UTF-8', findBrokenLine(bytes));
      problems.push({ ...warning, isWarning: true });
    }
    return tidySource(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    const message = `the file cannot be read: ${describeFault(error)}`;
    return report(message, 'give read access, or remove the file');
  }
}

/** Null for bytes that are no text; every other byte of Western text in UTF-16 is zero. */
function recognizeEncoding(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe') return 'utf-16le';
  if (start === 'feff') return 'utf-16be';
  if (!bytes.includes(0)) return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  const sample = bytes.subarray(0, 1000);
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
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
