import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Context, CorpusCommand } from './dependencies.ts';
import { printAnswer } from './print-answer.ts';
import { printExplanation } from './print-explanation.ts';
import { measure, toAnswerResult } from './result.ts';

export const longestQuestion = 6_000;

export function setUpAsk(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('answer a question with the passage that says it, in doubt with those that come nearest')
    .argument('<question...>', 'the question, in one or more words')
    .option('--json', 'write the answer as one line of JSON')
    .option('--explain', 'show how each passage came by its score')
    .action(async (words, { corpus, json, explain = false }) => {
      const question = readTyped(words.join(' '));
      const { engine } = await dependencies.openReader(corpus);
      const { value: answer, ms } = await measure(async () => engine.ask(question));
      if (json) await print(JSON.stringify(toAnswerResult(answer, ms, explain)));
      else await print(printAnswer(answer, engine, dependencies.terminal.style));
      if (!json && explain) await print(`\n${printExplanation(answer)}`);
      finish(answer.status === 'answered' ? 0 : 1);
    });
}

/** A question or a name as it was typed; throws where there is none, or too much. */
export function readTyped(typed: string): string {
  const text = typed.trim();
  if (text === '') throw new InvalidArgumentError('A question or name is empty; write it there');
  if (text.length <= longestQuestion) return text;
  throw new Error(`A question or name is longer than ${longestQuestion} characters`);
}
