import { PassThrough, Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import type { Engine } from '../../src/answer/engine.ts';
import { readConfig } from '../../src/config.ts';
import type { Dependencies, ExitCode } from '../../src/cli/dependencies.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { CorpusError } from '../../src/corpus/errors.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';

export interface Run {
  readonly exitCode: ExitCode;
  readonly output: string;
  readonly errors: string;
  /** What was asked of the rest of the program, in order. */
  readonly calls: readonly string[];
}

export interface RunOptions {
  readonly input?: string | readonly Buffer[];
  readonly isTyped?: boolean;
  readonly isColoured?: boolean;
  readonly width?: number;
  readonly hasToken?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly output?: Writable;
}

const fake = createFakeEngine();

/** Breaks at one question, and takes "it" for Xen once something was asked. */
const engine: Engine = {
  ...fake,
  ask: async (question) => {
    if (question === 'break') throw new TypeError('the engine broke');
    return fake.ask(question);
  },
  converse: async (question, previous) =>
    fake.converse(previous === null ? question : question.replace(/\bit\b/u, 'Xen'), previous),
};

const problems = {
  broken: [{ file: 'pets.md', line: 3, message: 'unknown key "autor"', remedy: 'remove it' }],
  missing: [{ file: '', line: null, message: 'there is no such folder', remedy: 'name another' }],
} as const;

/** Runs the command line over a small corpus; the folders `broken` and `missing` cannot be loaded. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const calls: string[] = [];
  const terminal: Terminal = {
    input: Readable.from(
      typeof options.input === 'string' ? [Buffer.from(options.input)] : (options.input ?? []),
    ),
    output: options.output ?? output,
    errors,
    isTyped: options.isTyped ?? false,
    style: { width: options.width ?? 80, colour: options.isColoured ?? false },
  };
  const ended = runProgram(argv, makeDependencies(terminal, calls, options)).finally(() => {
    output.end();
    errors.end();
  });
  const [exitCode, written, complaints] = await Promise.all([ended, readText(output), readText(errors)]);
  return { exitCode, output: written, errors: complaints, calls };
}

/** What a model might say: everything asks the same, but what asks for pods. */
function meaningOf(text: string): Int8Array {
  return new Int8Array(384).fill(text.includes('pod') ? -19 : 19);
}

/** Everything the command line needs, over a small corpus; `calls` collects what was asked for. */
function makeDependencies(
  terminal: Terminal,
  calls: string[],
  { hasToken = false, env = {} }: RunOptions,
): Dependencies {
  const open = (folder: string): void => {
    calls.push(`open ${folder}`);
    if (folder === 'broken' || folder === 'missing') throw new CorpusError(folder, problems[folder]);
  };
  return {
    version: '1.2.3',
    commit: 'abc1234',
    terminal,
    corpusFolder: 'pets',
    openCorpus: async (folder) => {
      open(folder);
      return engine.corpus;
    },
    openReader: async (folder) => {
      open(folder);
      return { engine, encodeQuestion: async (text) => meaningOf(text) };
    },
    diagnose: async () => (async function* () {})(),
    canEncode: async () => env['ENCODER'] !== 'off',
    encodeCorpus: async (folder) => {
      open(folder);
      return `${folder}/vectors`;
    },
    useGaps: async (use) => {
      if (!hasToken) throw new Error('DATA_DIR is not set');
      return use({
        list: async () => [
          { question: 'what is a *pod*', abstained: 3, disliked: 0 },
          { question: 'what is lxc', abstained: 2, disliked: 0 },
          { question: 'so what is lxc', abstained: 0, disliked: 1 },
          { question: 'tell me about linux containers', abstained: 1, disliked: 0 },
        ],
        clear: async () => void calls.push('clear'),
      });
    },
    registerCommands: async (guildId) => {
      if (!hasToken) throw new Error('DISCORD_TOKEN is not set');
      calls.push(`register ${guildId}`);
      return ['/virt', '/compare'];
    },
    readConfig: () => readConfig({ PREVIEW: 'off', ...(hasToken ? { DISCORD_TOKEN: 'token' } : {}), ...env }),
    startBot: async (folder) => {
      calls.push(`start ${folder}`);
    },
    startPreview: async (folder, onReady) => {
      calls.push(`preview ${folder}`);
      onReady('http://127.0.0.1:8080', engine.corpus);
    },
  };
}
