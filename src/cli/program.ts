import { once } from 'node:events';
import {
  Command,
  CommanderError,
  type CommandUnknownOpts,
  InvalidArgumentError,
} from '@commander-js/extra-typings';
import { setUpAsk } from './ask.ts';
import { setUpBatch } from './batch.ts';
import { setUpChat } from './chat.ts';
import { setUpCompare } from './compare.ts';
import { describeCorpus, setUpCorpusCheck, setUpCorpusEncode, setUpCorpusPassages } from './corpus.ts';
import type { Context, CorpusCommand, Dependencies, ExitCode } from './dependencies.ts';
import { setUpDoctor, setUpRegister } from './discord.ts';
import { setUpEvaluate } from './evaluate.ts';
import { setUpAsksAdd, setUpGaps } from './gaps.ts';
import { setUpStart } from './start.ts';
import { setUpTopics } from './topics.ts';

const programName = 'virtbot';

const commands: Readonly<
  Record<string, readonly [(command: CorpusCommand, context: Context) => void, ...examples: string[]]>
> = {
  ask: [setUpAsk, 'what is a type-1 hypervisor', '--json "who uses Xen?"', '--explain is OpenVZ secure'],
  compare: [setUpCompare, 'KVM OpenVZ', '--aspect performance KVM Xen', '--json KVM "VMware ESXi"'],
  chat: [setUpChat, '', '< questions.txt'],
  topics: [setUpTopics, '', '--corpus ~/articles'],
  batch: [
    setUpBatch,
    `<<< '{"id":1,"kind":"ask","question":"what is KVM?"}'`,
    `<<< '{"id":2,"kind":"compare","a":"KVM","b":"Xen","aspect":null}'`,
    `<<< '{"id":3,"kind":"followup","turns":["what is KVM?","who made it?"]}'`,
    '< questions.jsonl > results.jsonl',
  ],
  eval: [setUpEvaluate, 'questions.csv', '--json questions.jsonl'],
  gaps: [setUpGaps, '', '--markdown', '--clear'],
  doctor: [setUpDoctor, '', '--channel 123456789012345678'],
  register: [setUpRegister, '', '--guild 123456789012345678'],
  start: [setUpStart, '', '--corpus ~/articles'],
  'corpus check': [setUpCorpusCheck, '', '~/articles'],
  'corpus passages': [setUpCorpusPassages, '', '--json > passages.jsonl'],
  'corpus encode': [setUpCorpusEncode, '~/articles'],
  'asks add': [setUpAsksAdd, '"how much is KVM?" "KVM › What does it cost?"', '3'],
};

const groups = new Map([
  ['corpus', 'look into the documents'],
  ['asks', 'questions that a section answers'],
]);

function buildProgram(context: Context): CommandUnknownOpts {
  const { terminal, version, corpusFolder } = context.dependencies;
  const program: CommandUnknownOpts = new Command(programName);
  program
    .description('Answers questions over an article, word for word and cited.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.errors.write(text),
      getOutHelpWidth: () => terminal.style.width,
      getErrHelpWidth: () => terminal.style.width,
    })
    .addHelpText('after', describeExitCodes);
  for (const [path, [setUp, ...examples]] of Object.entries(commands)) {
    const [name = '', group] = path.split(' ').toReversed();
    const command = findGroup(program, group)
      .command(name)
      .option('--corpus <dir>', 'folder that holds the documents', corpusFolder);
    const lines = examples.map((example) => `  $ ${programName} ${path} ${example}`.trimEnd());
    setUp(command.addHelpText('after', ['', 'Examples:', ...lines].join('\n')), context);
  }
  return program;
}

function findGroup(program: CommandUnknownOpts, name: string | undefined): CommandUnknownOpts {
  if (name === undefined) return program;
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(groups.get(name)!);
}

/**
 * Runs the command line with arguments (without the node binary and the script) and returns the exit code.
 * Never throws: what goes wrong is written to the error stream in a sentence.
 */
export async function runProgram(argv: readonly string[], dependencies: Dependencies): Promise<ExitCode> {
  const { input, output } = dependencies.terminal;
  let exitCode: ExitCode = 0;
  const context: Context = {
    dependencies,
    async print(text) {
      if (!output.write(`${text}\n`)) await once(output, 'drain');
    },
    finish(code) {
      exitCode = code;
    },
  };
  const broken = new Promise<never>((_resolve, reject) => {
    output.on('error', reject);
  });
  try {
    if (argv[0] === '--version' || argv[0] === '-V') return await printVersion(context);
    await Promise.race([buildProgram(context).parseAsync(argv, { from: 'user' }), broken]);
    return exitCode;
  } catch (error) {
    input.destroy();
    return reportFailure(error, dependencies);
  }
}

async function printVersion({ dependencies, print }: Context): Promise<ExitCode> {
  const { version, commit, corpusFolder } = dependencies;
  const built = commit === '' ? '' : ` (${commit})`;
  const corpus = await dependencies.openCorpus(corpusFolder).then(describeCorpus, String);
  await print(`${programName} ${version}${built}\n${corpusFolder}: ${corpus}`);
  return 0;
}

function reportFailure(error: unknown, { terminal }: Dependencies): ExitCode {
  // Commander has written its message (or the help that was asked for) by itself, unless a command throws it.
  const isWritten = error instanceof CommanderError && !(error instanceof InvalidArgumentError);
  if (isWritten) return error.exitCode === 0 ? 0 : 2;
  // The reader of a pipe (`virtbot batch | head`) has seen enough.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  terminal.errors.write(`${programName}: ${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
}

const describeExitCodes = `
Examples:
  $ ${programName} ask what is a type-1 hypervisor
  $ ${programName} compare KVM OpenVZ
  $ ${programName} chat

Exit codes: 0 answered or done; 1 no answer, or a check that found errors;
2 usage, configuration or corpus unreadable.`;
