import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/**
 * Yields the lines of a stream, grouped as they arrive: one group for each chunk that ends at least one line.
 * Only line feeds end a line (`node:readline` also splits at U+2028, which may stand in a JSON string).
 * A byte order mark and carriage returns ahead of line feeds are dropped.
 */
export async function* readLineGroups(input: Readable): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isStart = true;
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    if (isStart && rest !== '') {
      rest = rest.replace(/^\uFEFF/, '');
      isStart = false;
    }
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(dropCarriageReturn);
  }
  rest += decoder.end();
  if (rest !== '') yield [dropCarriageReturn(rest)];
}

/** Yields the lines of a stream one by one. */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  for await (const lines of readLineGroups(input)) yield* lines;
}

function dropCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
