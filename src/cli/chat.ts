import { createInterface, type Interface } from 'node:readline';
import type { Conversation, Turn } from '../answer/engine.ts';
import { escapeText } from '../message/escape.ts';
import { longestQuestion } from './ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { printAnswer } from './print-answer.ts';
import { printMarkdown } from './print-markdown.ts';
import type { Terminal } from './terminal.ts';

const prompt = '? ';
const help = 'Type a question; the next one may follow on ("and its drawbacks?"). /quit or Ctrl-D ends it.';

/** Talks until the input ends or the person leaves; what nobody types is repeated, so that a reader sees it. */
export function setUpChat(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('ask questions one after another; each may follow on the last')
    .action(async ({ corpus }) => {
      const { engine } = await dependencies.openReader(corpus);
      const { isTyped, style } = dependencies.terminal;
      const reader = openLines(dependencies.terminal);
      const closing = new AbortController();
      reader.once('close', () => closing.abort());
      reader.prompt();
      let conversation: Conversation | null = null;
      for await (const line of reader) {
        const typed = line.trim().slice(0, longestQuestion);
        if (!isTyped && typed !== '') await print(prompt + typed);
        if (typed === '/quit') break;
        if (engine.readSmallTalk(typed) !== null) await print(`${help}\n`);
        else if (typed !== '') {
          const turn: Turn = await engine.converse(typed, conversation);
          const { question } = turn.answer;
          if (question !== typed) await print(`${printMarkdown(`-# → ${escapeText(question)}`, style)}\n`);
          await print(`${printAnswer(turn.answer, engine, style)}\n`);
          ({ conversation } = turn);
        }
        // Lines typed ahead are still handed out after Ctrl-D, when prompting would throw.
        if (!closing.signal.aborted) reader.prompt();
      }
      if (isTyped) await print('');
    });
}

function openLines({ input, output, isTyped }: Terminal): Interface {
  if (!isTyped) return createInterface({ input, prompt: '' });
  output.write(`${help}\n\n`);
  return createInterface({ input, output, prompt, terminal: true });
}
