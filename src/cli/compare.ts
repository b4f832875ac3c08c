import { readTyped } from './ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { printComparison } from './print-answer.ts';
import { measure, toComparisonResult } from './result.ts';

export function setUpCompare(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('put what the article says of two things side by side')
    .argument('<a>', 'a thing the article speaks of', readTyped)
    .argument('<b>', 'another one', readTyped)
    .option('--json', 'write the comparison as one line of JSON')
    .option('--all', 'every row, and not only the first five')
    .option('--aspect <aspect>', 'only this, such as "performance"', readTyped)
    .action(async (a, b, { corpus, json, all = false, aspect = null }) => {
      const { engine } = await dependencies.openReader(corpus);
      const { value, ms } = await measure(async () => engine.compare(a, b, aspect));
      if (json) await print(JSON.stringify(toComparisonResult(value, ms)));
      else await print(printComparison(value, dependencies.terminal.style, all));
      finish(value.status === 'answered' ? 0 : 1);
    });
}
