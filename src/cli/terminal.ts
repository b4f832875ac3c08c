import type { Readable, Writable } from 'node:stream';

/** Widest line of prose, in columns: longer lines are hard to read. */
const maxWidth = 100;
/** Width when the output is no terminal, in columns. */
const defaultWidth = 80;
const minWidth = 20;

export interface Style {
  readonly width: number;
  /** Whether escape codes for bold and dim may be written. */
  readonly colour: boolean;
}

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  readonly isTyped: boolean;
  readonly style: Style;
}

export interface ProcessStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
}

/** Describes a process's streams; `isPlain` is whether the environment asks for text without color (`NO_COLOR`). */
export function openTerminal({ stdin, stdout, stderr }: ProcessStreams, isPlain: boolean): Terminal {
  // Some terminals say 0 for unknown.
  const columns = stdout.columns === undefined || stdout.columns === 0 ? defaultWidth : stdout.columns;
  const width = Math.max(minWidth, Math.min(columns, maxWidth));
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    isTyped: stdin.isTTY === true,
    style: { width, colour: stdout.isTTY === true && !isPlain },
  };
}

/** How far encoding is: in a terminal, in the place of what was said before. */
export function writeProgress(
  stream: Writable & { readonly isTTY?: boolean },
  done: number,
  total: number,
): void {
  const isReplaced = stream.isTTY === true;
  const said = `${isReplaced ? '\r\u001B[K' : ''}Encoding the passages: ${done} of ${total} texts`;
  stream.write(isReplaced && done < total ? said : `${said}\n`);
}
