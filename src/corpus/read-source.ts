import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { describeFault } from './describe-fault.ts';
import type { Problem } from './errors.ts';

/** Largest file of a corpus, in bytes (5 MB). */
const maxFileBytes = 5_000_000;

const newline = 0x0a;
const utf8Remedy = 'save the file as UTF-8 text';

/**
 * Reads a text file of the corpus, byte order mark included. Returns null, after reporting the problem, when it is
 * unreadable, larger than 5 MB (then it is not even opened), binary or not UTF-8.
 */
export async function readSource(folder: string, file: string, problems: Problem[]): Promise<string | null> {
  const report = (line: number | null, message: string, remedy: string): null => {
    problems.push({ file, line, message, remedy });
    return null;
  };
  try {
    const { size, isFile } = await inspect(path.join(folder, file));
    // A pipe or device would block the reader.
    if (!isFile) return report(null, 'not a regular file, expected a text file', 'remove it or rename it');
    if (size > maxFileBytes) {
      const found = `the file has ${(size / 1_000_000).toFixed(1)} MB, expected at most ${maxFileBytes / 1_000_000} MB`;
      return report(null, found, 'split it into several documents');
    }
    const bytes = await readFile(path.join(folder, file));
    const zero = bytes.indexOf(0);
    if (zero >= 0) return report(lineAt(bytes, zero), 'binary file (a NUL byte), expected text', utf8Remedy);
    if (isUtf8(bytes)) return bytes.toString('utf8');
    return report(
      findBrokenLine(bytes),
      'a byte sequence that is not UTF-8, expected UTF-8 text',
      utf8Remedy,
    );
  } catch (error) {
    return report(
      null,
      `the file cannot be read: ${describeFault(error)}`,
      'give read access, or remove the file',
    );
  }
}

async function inspect(file: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const stats = await stat(file);
  return { size: stats.size, isFile: stats.isFile() };
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(newline); at >= 0 && at < offset; at = bytes.indexOf(newline, at + 1))
    line += 1;
  return line;
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
