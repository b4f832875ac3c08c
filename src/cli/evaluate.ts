import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { describeFault } from '../corpus/describe-fault.ts';
import type { CommonOptions, Context } from './dependencies.ts';
import { writeLine } from './write.ts';

interface EvaluateOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Sets up `eval`: how well the questions of a file are answered. */
export function setUpEvaluate(command: Command, context: Context): void {
  const { dependencies } = context;
  command
    .description('measure how well the questions of a file are answered')
    .argument(
      '<file>',
      'golden questions (JSON Lines), or a CSV with the columns question and section; exits with 1 if one of those fails',
    )
    .option('--json', 'write the measures as one line of JSON')
    .action(async (file: string, { corpus, json }: EvaluateOptions) => {
      const questions = await readText(file);
      const report = await dependencies.evaluate(questions, await dependencies.openEngine(corpus));
      await writeLine(
        dependencies.terminal.output,
        json === true ? JSON.stringify(report.json) : report.text,
      );
      if (report.hasFailed) context.finish(1);
    });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${describeFault(error)}`, { cause: error });
  }
}
