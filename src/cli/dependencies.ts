import type { Command } from '@commander-js/extra-typings';
import type { Engine } from '../answer/engine.ts';
import type { Config } from '../config.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Gaps } from '../state/state.ts';
import type { Terminal } from './terminal.ts';

/** How a command ends: 0 answered or done, 1 no answer or errors found, 2 usage, configuration or corpus unreadable. */
export type ExitCode = 0 | 1 | 2;

export interface OpenReader {
  readonly engine: Engine;
  /** Null where there is no encoder, or the question is not English. */
  encodeQuestion(text: string): Promise<Int8Array | null>;
}

export interface Finding {
  readonly subject: string;
  readonly text: string;
  readonly remedy: string | null;
}

/** What the command line needs of the rest of the program; each part is loaded only when it is called. */
export interface Dependencies {
  readonly version: string;
  /** What the program was built from; empty where that is not known. */
  readonly commit: string;
  readonly terminal: Terminal;
  /** The corpus folder when `--corpus` is not given. */
  readonly corpusFolder: string;
  /** Loads a corpus. Throws `CorpusError`. */
  openCorpus(folder: string): Promise<Corpus>;
  /** Loads a corpus and indexes it. Throws `CorpusError`. */
  openReader(folder: string): Promise<OpenReader>;
  /** Makes the vectors of a corpus and leaves them in its folder; their file, or null where there can be none. */
  encodeCorpus(folder: string): Promise<string | null>;
  /** Whether passages are found by what they mean, too, and not by their words alone. */
  canEncode(corpus: Corpus): Promise<boolean>;
  /** Gives access to the gap report. Throws when none is kept, or where it is kept cannot be reached. */
  useGaps<Result>(use: (gaps: Pick<Gaps, 'list' | 'clear'>) => Promise<Result>): Promise<Result>;
  /** Publishes the commands, to one server or to the configured one (everywhere when there is none), and returns their names, as people see them. Throws when Discord is not configured or refuses. */
  registerCommands(guildId: string | null): Promise<readonly string[]>;
  diagnose(channelId: string | null): Promise<AsyncIterable<Finding>>;
  /** Throws `ConfigError`. */
  readConfig(): Config;
  /** Runs the bot, or only serves health without what connects it; the promise is kept when it has been stopped. */
  startBot(corpusFolder: string): Promise<void>;
  /** Serves the page to try the bot in, and tells where once it does; the promise is kept when it has been stopped. */
  startPreview(corpusFolder: string, onReady: (address: string, corpus: Corpus) => void): Promise<void>;
}

export interface Context {
  readonly dependencies: Dependencies;
  /** Writes a line; the promise is kept when the output can take more. */
  readonly print: (text: string) => Promise<void>;
  /** Tells how the command ended; without a call it ends with 0. */
  readonly finish: (code: ExitCode) => void;
}

export type CorpusCommand = Command<[], { corpus: string }>;
