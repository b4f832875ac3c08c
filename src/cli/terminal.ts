import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';

/** Widest line of prose, in columns: longer lines are hard to read. */
const maxWidth = 100;
/** Width when the output is no terminal, in columns. */
const defaultWidth = 80;
const minWidth = 20;

/** How text is laid out for a reader. */
export interface Style {
  /** Columns a line may take. */
  readonly width: number;
  /** Whether escape codes for bold and dim may be written. */
  readonly colour: boolean;
}

/** Who is at the other end of the input: a person, a pipe or file, or nobody (such as `/dev/null`). */
export type InputKind = 'terminal' | 'stream' | 'none';

/** The streams a command reads and writes, and what is known of them. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  readonly inputKind: InputKind;
  readonly style: Style;
}

/** Streams of a process, as `node:process` has them. */
export interface ProcessStreams {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
}

/** Describes a process's streams; `noColour` is whether the environment asks for plain text (`NO_COLOR`). */
export function openTerminal(streams: ProcessStreams, noColour: boolean): Terminal {
  const { stdout } = streams;
  const isTerminal = stdout.isTTY === true;
  return {
    input: streams.stdin,
    output: stdout,
    errors: streams.stderr,
    inputKind: describeInput(0),
    style: { width: chooseWidth(stdout.columns), colour: isTerminal && !noColour },
  };
}

/** The width of a line, in columns (20..100), for an output that has so many; some terminals say 0 for unknown. */
export function chooseWidth(columns: number | undefined): number {
  const known = columns === undefined || columns === 0 ? defaultWidth : columns;
  return Math.max(minWidth, Math.min(known, maxWidth));
}

/** What stands behind a file descriptor that is read from. */
export function describeInput(descriptor: number): InputKind {
  if (isatty(descriptor)) return 'terminal';
  const stats = fstatSync(descriptor);
  return stats.isFIFO() || stats.isFile() || stats.isSocket() ? 'stream' : 'none';
}
