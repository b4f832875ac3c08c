import { once } from 'node:events';
import { Command, CommanderError } from 'commander';
import { setUpAsk } from './ask.ts';
import { setUpAsksAdd } from './asks.ts';
import { setUpBatch } from './batch.ts';
import { setUpChat } from './chat.ts';
import { setUpCompare } from './compare.ts';
import { describeCorpus, setUpCorpusCheck, setUpCorpusEncode, setUpCorpusPassages } from './corpus.ts';
import type { Context, Dependencies, ExitCode } from './dependencies.ts';
import { setUpDoctor } from './doctor.ts';
import { setUpEvaluate } from './evaluate.ts';
import { setUpGaps } from './gaps.ts';
import { setUpRegister } from './register.ts';
import { setUpStart } from './start.ts';
import { setUpTopics } from './topics.ts';

const programName = 'virtbot';

const examples: Readonly<Record<string, readonly string[]>> = {
  ask: ['ask what is a type-1 hypervisor', 'ask --json "who uses Xen?"', 'ask --explain is OpenVZ secure'],
  compare: ['compare KVM OpenVZ', 'compare --aspect performance KVM Xen', 'compare --json KVM "VMware ESXi"'],
  chat: ['chat', 'chat < questions.txt'],
  topics: ['topics', 'topics --corpus ~/articles'],
  batch: [
    `batch <<< '{"id":1,"kind":"ask","question":"what is KVM?"}'`,
    `batch <<< '{"id":2,"kind":"compare","a":"KVM","b":"Xen","aspect":null}'`,
    `batch <<< '{"id":3,"kind":"followup","turns":["what is KVM?","who made it?"]}'`,
    'batch < questions.jsonl > results.jsonl',
  ],
  check: ['corpus check', 'corpus check ~/articles'],
  encode: ['corpus encode ~/articles'],
  passages: ['corpus passages', 'corpus passages --json > passages.jsonl'],
  eval: ['eval questions.csv', 'eval --json questions.jsonl'],
  gaps: ['gaps', 'gaps --markdown', 'gaps --clear'],
  add: ['asks add "how much is KVM?" "KVM › What does it cost?"', 'asks add 3'],
  doctor: ['doctor', 'doctor --channel 123456789012345678'],
  register: ['register', 'register --guild 123456789012345678'],
  start: ['start', 'start --corpus ~/articles'],
};

type CommandEntry = readonly [string, (command: Command, context: Context) => void];

const commands: readonly CommandEntry[] = [
  ['ask', setUpAsk],
  ['compare', setUpCompare],
  ['chat', setUpChat],
  ['topics', setUpTopics],
  ['batch', setUpBatch],
  ['eval', setUpEvaluate],
  ['gaps', setUpGaps],
  ['doctor', setUpDoctor],
  ['register', setUpRegister],
  ['start', setUpStart],
];

const corpusCommands: readonly CommandEntry[] = [
  ['check', setUpCorpusCheck],
  ['passages', setUpCorpusPassages],
  ['encode', setUpCorpusEncode],
];

function buildProgram(context: Context): Command {
  const { terminal, version } = context.dependencies;
  const program = new Command(programName)
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
  for (const [name, setUp] of commands) setUp(addCommand(program, name, context), context);
  const corpus = program.command('corpus').description('look into the documents');
  for (const [name, setUp] of corpusCommands) setUp(addCommand(corpus, name, context), context);
  const asks = program.command('asks').description('questions that a section answers');
  setUpAsksAdd(addCommand(asks, 'add', context), context);
  return program;
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

/** The program, what it was built from, and what it would answer from. */
async function printVersion({ dependencies, print }: Context): Promise<ExitCode> {
  const { version, commit, corpusFolder } = dependencies;
  const built = commit === '' ? '' : ` (${commit})`;
  const corpus = await dependencies.openCorpus(corpusFolder).then(describeCorpus, String);
  await print(`${programName} ${version}${built}\n${corpusFolder}: ${corpus}`);
  return 0;
}

function reportFailure(error: unknown, { terminal }: Dependencies): ExitCode {
  // Commander has written its message (or the help that was asked for) by itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  // The reader of a pipe (`virtbot batch | head`) has seen enough.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  terminal.errors.write(`${programName}: ${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
}

function addCommand(parent: Command, name: string, { dependencies }: Context): Command {
  const command = parent
    .command(name)
    .option('--corpus <dir>', 'folder that holds the documents', dependencies.corpusFolder);
  const lines = (examples[name] ?? []).map((example) => `  $ ${programName} ${example}`);
  return command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
}

const describeExitCodes = `
Examples:
  $ ${programName} ask what is a type-1 hypervisor
  $ ${programName} compare KVM OpenVZ
  $ ${programName} chat

Exit codes: 0 answered or done; 1 no answer, or a check that found errors;
2 usage, configuration or corpus unreadable.`;
