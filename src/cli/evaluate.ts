import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { describeFault } from '../corpus/describe-fault.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { CommonOptions, Context } from './dependencies.ts';

interface EvaluateOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Sets up `eval`: how well the questions of a file are answered. */
export function setUpEvaluate(command: Command, { dependencies, print, finish }: Context): void {
  command
    .description('measure how well the questions of a file are answered')
    .argument(
      '<file>',
      'golden questions (JSON Lines), or a CSV with the columns question and section; exits with 1 if one of those fails',
    )
    .option('--json', 'write the measures as one line of JSON')
    .action(async (file: string, options: EvaluateOptions) => {
      const questions = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new Error(`${file} cannot be read: ${describeFault(error)}`, { cause: error });
      });
      const { engine } = await dependencies.openReader(options.corpus);
      const { text, json, hasFailed } = await evaluate(questions, engine);
      await print(options.json === true ? JSON.stringify(json) : text);
      if (hasFailed) finish(1);
    });
}
