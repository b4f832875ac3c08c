import { readFile, writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { describeFault } from '../corpus/describe-fault.ts';
import type { CommonOptions, Context, Dependencies, EvaluationReport, GoldenReport } from './dependencies.ts';
import { writeLine } from './write.ts';

interface EvaluateOptions extends CommonOptions {
  readonly json?: boolean;
  readonly squad?: boolean;
  readonly baseline?: string;
  readonly saveBaseline?: string;
}

/** Sets up `eval`: how well the questions of a file are answered, and whether that got worse. */
export function setUpEvaluate(command: Command, context: Context): void {
  const { dependencies } = context;
  const squad = new Option('--squad', 'the file is a set in SQuAD format, with its own passages');
  command
    .description('measure how well the golden questions of a file are answered')
    .argument('<file>', 'questions with their expected answers, JSON Lines')
    .addOption(squad.conflicts(['baseline', 'saveBaseline']))
    .option('--baseline <file>', 'compare with stored outcomes; exit with 1 if a measure lost beyond noise')
    .option('--save-baseline <file>', 'store the outcomes, to compare with later on')
    .option('--json', 'write the measures as one line of JSON')
    .action(async (file: string, options: EvaluateOptions) => {
      const { output } = dependencies.terminal;
      const show = async ({ text, json }: EvaluationReport): Promise<void> =>
        writeLine(output, options.json === true ? JSON.stringify(json) : text);
      const questions = await readText(file);
      if (options.squad === true) {
        await show(await dependencies.evaluateSquad(questions));
        return;
      }
      const report = await playGolden(questions, options, dependencies);
      await show(report);
      if (report.hasLost) context.finish(1);
    });
}

async function playGolden(
  questions: string,
  { corpus, baseline, saveBaseline }: EvaluateOptions,
  dependencies: Dependencies,
): Promise<GoldenReport> {
  const stored = baseline === undefined ? null : await readText(baseline);
  const report = await dependencies.evaluate(questions, await dependencies.openEngine(corpus), stored);
  if (saveBaseline !== undefined) await writeText(saveBaseline, report.baseline);
  return report;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${describeFault(error)}`, { cause: error });
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Error(`${file} cannot be written: ${describeFault(error)}`, { cause: error });
  }
}
