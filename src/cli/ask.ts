import type { Command } from 'commander';
import type { CommonOptions, Context, ExitCode } from './dependencies.ts';
import { measure } from './measure.ts';
import { printAnswer } from './print-answer.ts';
import { printExplanation } from './print-explanation.ts';
import { toAnswerResult } from './result.ts';
import { writeLine } from './write.ts';

/** Characters of a question. */
export const longestQuestion = 6_000;

interface AskOptions extends CommonOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
}

/** Sets up `ask`: one question, one answer. */
export function setUpAsk(command: Command, context: Context): void {
  command
    .description('answer a question with the passage that says it')
    .argument('<question...>', 'the question, in one or more words')
    .option('--json', 'write the answer as one line of JSON')
    .option('--explain', 'show how each passage came by its score')
    .action(async (words: readonly string[], options: AskOptions) => {
      const question = words.join(' ').trim();
      if (question === '') command.error('error: the question is empty; write it after "ask"');
      if (question.length > longestQuestion)
        command.error(`error: the question is longer than ${longestQuestion} characters`);
      context.finish(await ask(question, options, context));
    });
}

async function ask(question: string, options: AskOptions, { dependencies }: Context): Promise<ExitCode> {
  const { output, style } = dependencies.terminal;
  const engine = await dependencies.openEngine(options.corpus);
  const { value: answer, ms } = await measure(async () => engine.ask(question));
  const isExplained = options.explain === true;
  if (options.json === true) {
    await writeLine(output, JSON.stringify(toAnswerResult(answer, ms, isExplained)));
  } else {
    const blocks = [printAnswer(answer, style), ...(isExplained ? [printExplanation(answer, style)] : [])];
    await writeLine(output, blocks.join('\n\n'));
  }
  return answer.status === 'answered' ? 0 : 1;
}
