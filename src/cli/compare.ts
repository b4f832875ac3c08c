import { type Command, InvalidArgumentError } from 'commander';
import type { CommonOptions, Context, ExitCode } from './dependencies.ts';
import { measure } from './measure.ts';
import { printComparison } from './print-comparison.ts';
import { toComparisonResult } from './result.ts';
import { writeLine } from './write.ts';

interface CompareOptions extends CommonOptions {
  readonly json?: boolean;
  readonly aspect?: string;
}

/** Sets up `compare`: what the corpus says of two things, side by side. */
export function setUpCompare(command: Command, context: Context): void {
  command
    .description('put what the article says of two things side by side')
    .argument('<a>', 'a thing the article speaks of', readName)
    .argument('<b>', 'another one', readName)
    .option('--json', 'write the comparison as one line of JSON')
    .option('--aspect <aspect>', 'only this, such as "performance"')
    .action(async (a: string, b: string, options: CompareOptions) => {
      context.finish(await compare([a, b], options, context));
    });
}

function readName(typed: string): string {
  if (typed.trim() === '') throw new InvalidArgumentError('It is empty: write a name.');
  return typed;
}

async function compare(
  [a, b]: readonly [string, string],
  options: CompareOptions,
  { dependencies }: Context,
): Promise<ExitCode> {
  const { output, style } = dependencies.terminal;
  const engine = await dependencies.openEngine(options.corpus);
  const { value: comparison, ms } = await measure(async () => engine.compare(a, b, options.aspect ?? null));
  const text =
    options.json === true
      ? JSON.stringify(toComparisonResult(comparison, ms))
      : printComparison(comparison, style);
  await writeLine(output, text);
  return comparison.status === 'answered' ? 0 : 1;
}
