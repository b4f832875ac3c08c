import { readFile } from 'node:fs/promises';
import { describeFault } from '../corpus/describe-fault.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

export function setUpEvaluate(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('measure how well the questions of a file are answered')
    .argument(
      '<file>',
      'golden questions (JSON Lines), or a CSV with the columns question and section; exits with 1 if one of those fails',
    )
    .option('--json', 'write the measures as one line of JSON')
    .action(async (file, { corpus, json }) => {
      const questions = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new Error(`${file} cannot be read: ${describeFault(error)}`, { cause: error });
      });
      const { engine } = await dependencies.openReader(corpus);
      const report = await evaluate(questions, engine);
      await print(json ? JSON.stringify(report.json) : report.text);
      if (report.hasFailed) finish(1);
    });
}
