import type { Readable } from 'node:stream';

/**
 * Yields the lines of a stream of bytes, grouped as they arrive. Only line feeds end a line (`node:readline` also splits
 * at U+2028, which may stand in a JSON string). A byte order mark and carriage returns ahead of line feeds are dropped.
 */
export async function* readLineGroups(input: Readable): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((line) => line.replace(/\r$/u, ''));
  }
  yield [rest + decoder.decode()];
}
