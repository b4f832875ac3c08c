import { InvalidArgumentError } from 'commander';
import { longestQuestion } from './ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { printComparison } from './print-answer.ts';
import { measure, toComparisonResult } from './result.ts';

export function setUpCompare(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('put what the article says of two things side by side')
    .argument('<a>', 'a thing the article speaks of', readName)
    .argument('<b>', 'another one', readName)
    .option('--json', 'write the comparison as one line of JSON')
    .option('--all', 'every row, and not only the first five')
    .option('--aspect <aspect>', 'only this, such as "performance"')
    .action(async (a, b, { corpus, json, all = false, aspect }) => {
      if ([a, b, aspect ?? ''].some((name) => name.length > longestQuestion))
        command.error(`error: a name is longer than ${longestQuestion} characters`);
      const { engine } = await dependencies.openReader(corpus);
      const { value, ms } = await measure(async () => engine.compare(a, b, aspect ?? null));
      const result = (): string => JSON.stringify(toComparisonResult(value, ms));
      await print(json === true ? result() : printComparison(value, dependencies.terminal.style, all));
      finish(value.status === 'answered' ? 0 : 1);
    });
}

function readName(typed: string): string {
  if (typed.trim() === '') throw new InvalidArgumentError('It is empty: write a name.');
  return typed;
}
