import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './describe-fault.ts';
import { createProblem, type Problem } from './errors.ts';

const mostMegabytes = 5;

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
    const whole = path.join(folder, file);
    const stats = await stat(whole);
    // A pipe or device would block the reader.
    if (!stats.isFile()) return report('not a regular file, expected a text file', 'remove it or rename it');
    const megabytes = stats.size / 1_000_000;
    if (megabytes > mostMegabytes) {
      const found = `the file has ${megabytes.toFixed(1)} MB, expected at most ${mostMegabytes} MB`;
      return report(found, 'split it into several documents');
    }
    const bytes = await readFile(whole);
    const encoding = recognizeEncoding(bytes);
    if (encoding !== null && encoding !== 'windows-1252')
      return tidySource(new TextDecoder(encoding).decode(bytes));
    const lines = bytes.toString('latin1').split('\n');
    if (encoding === null) {
      const line = lines.findIndex((each) => each.includes('\0')) + 1;
      return report('binary file (a NUL byte), expected text', 'save it as UTF-8 text', line);
    }
    const line = lines.findIndex((each) => !isUtf8(Buffer.from(each, 'latin1'))) + 1;
    const warning = createProblem(file, 'not UTF-8, read as Windows-1252', 'save the file as UTF-8', line);
    problems.push({ ...warning, isWarning: true });
    return tidySource(lines.map(decodeLine).join('\n'));
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
  const [even = 0, odd = 0] = [0, 1].map(
    (parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length,
  );
  if (Math.min(even, odd) > 0 || Math.max(even, odd) <= sample.length / 4) return null;
  return even === 0 ? 'utf-16le' : 'utf-16be';
}

/** What Windows-1252 has where Latin-1 has control characters; Node 20 decodes the one as the other. */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** One wrong line does not make the others wrong. */
function decodeLine(latin: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  if (isUtf8(bytes)) return bytes.toString();
  return latin.replaceAll(/[\u0080-\u009F]/gu, (character) =>
    windowsCharacters.charAt(character.charCodeAt(0) - 0x80),
  );
}

/** The text of a file with `\\n` at the ends of lines, composed characters and nothing invisible. */
function tidySource(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .normalize('NFC');
}
