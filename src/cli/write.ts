import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text; the promise is kept when the stream can take more, and broken when the stream fails. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Writes text and a line break, like `write`. */
export async function writeLine(stream: Writable, text: string): Promise<void> {
  await write(stream, `${text}\n`);
}
