import type { Context, CorpusCommand } from './dependencies.ts';
import { printAnswer } from './print-answer.ts';
import { printExplanation } from './print-explanation.ts';
import { measure, toAnswerResult } from './result.ts';

/** Characters of a question. */
export const longestQuestion = 6_000;

export function setUpAsk(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('answer a question with the passage that says it')
    .argument('<question...>', 'the question, in one or more words')
    .option('--json', 'write the answer as one line of JSON')
    .option('--explain', 'show how each passage came by its score')
    .action(async (words, { corpus, json, explain = false }) => {
      const question = words.join(' ').trim();
      if (question === '') command.error('error: the question is empty; write it after "ask"');
      if (question.length > longestQuestion)
        command.error(`error: the question is longer than ${longestQuestion} characters`);
      const { engine } = await dependencies.openReader(corpus);
      const { value: answer, ms } = await measure(async () => engine.ask(question));
      if (json) await print(JSON.stringify(toAnswerResult(answer, ms, explain)));
      else await print(printAnswer(answer, engine, dependencies.terminal.style));
      if (!json && explain) await print(`\n${printExplanation(answer)}`);
      finish(answer.status === 'answered' ? 0 : 1);
    });
}
