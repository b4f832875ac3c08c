import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CommonOptions, Context } from './dependencies.ts';
import { writeLine } from './write.ts';

interface EvaluateOptions extends CommonOptions {
  readonly json?: boolean;
  readonly squad?: boolean;
}

/** Sets up `eval`: how well the questions of a file are answered. */
export function setUpEvaluate(command: Command, { dependencies }: Context): void {
  command
    .description('measure how well the golden questions of a file are answered')
    .argument('<file>', 'questions with their expected answers, JSON Lines')
    .option('--squad', 'the file is a question-answering set in SQuAD format, with its own passages')
    .option('--json', 'write the measures as one line of JSON')
    .action(async (file: string, options: EvaluateOptions) => {
      const questions = await readFile(file, 'utf8');
      const report =
        options.squad === true
          ? await dependencies.evaluateSquad(questions)
          : await dependencies.evaluate(questions, await dependencies.openEngine(options.corpus));
      await writeLine(
        dependencies.terminal.output,
        options.json === true ? JSON.stringify(report.json) : report.text,
      );
    });
}
