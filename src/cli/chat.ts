import { createInterface, type Interface } from 'node:readline';
import type { Command } from 'commander';
import type { Conversation, Engine } from '../answer/engine.ts';
import { escapeText } from '../message/escape.ts';
import { longestQuestion } from './ask.ts';
import type { CommonOptions, Context } from './dependencies.ts';
import { printAnswer, printComparison } from './print-answer.ts';
import { printMarkdown } from './print-markdown.ts';
import type { Style, Terminal } from './terminal.ts';
import { printTopics } from './topics.ts';

const prompt = '? ';

const help = [
  'Type a question; the next one may follow on ("and its drawbacks?").',
  '  /compare A vs B          put two things side by side',
  '  /compare A vs B: aspect  the same, for one aspect, such as performance',
  '  /topics                  what the article is about',
  '  /help                    this list',
  '  /quit                    leave (or Ctrl-D)',
].join('\n');

const chatCommands = ['/compare ', '/topics', '/help', '/quit'];

/** Sets up `chat`: a conversation in the terminal. */
export function setUpChat(command: Command, context: Context): void {
  command
    .description('ask questions one after another; each may follow on the last')
    .action(async ({ corpus }: CommonOptions) => {
      const { engine } = await context.dependencies.openReader(corpus);
      await chat(engine, context);
    });
}

/** Talks until the input ends or the person leaves; what nobody types is repeated, so that a reader sees it. */
async function chat(engine: Engine, { dependencies, print }: Context): Promise<void> {
  const { isTyped, style } = dependencies.terminal;
  const reader = openLines(engine, dependencies.terminal);
  const closing = new AbortController();
  reader.once('close', () => closing.abort());
  reader.prompt();
  let conversation: Conversation | null = null;
  for await (const line of reader) {
    const typed = line.trim().slice(0, longestQuestion);
    if (!isTyped && typed !== '') await print(prompt + typed);
    if (typed === '/quit') break;
    if (typed !== '') {
      const reply: Reply = await replyTo(typed, conversation, engine, style);
      await print(`${reply.text}\n`);
      ({ conversation } = reply);
    }
    // Lines typed ahead are still handed out after Ctrl-D, when prompting would throw.
    if (!closing.signal.aborted) reader.prompt();
  }
  if (isTyped) await print('');
}

function openLines(engine: Engine, { input, output, isTyped }: Terminal): Interface {
  if (!isTyped) return createInterface({ input, prompt: '' });
  output.write(`${help}\n\n`);
  return createInterface({
    input,
    output,
    prompt,
    terminal: true,
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(line, engine),
  });
}

interface Reply {
  readonly text: string;
  /** What the next line follows on. */
  readonly conversation: Conversation | null;
}

async function replyTo(
  typed: string,
  before: Conversation | null,
  engine: Engine,
  style: Style,
): Promise<Reply> {
  if (typed.startsWith('/')) {
    return { text: await runChatCommand(typed, engine, style), conversation: before };
  }
  const { answer, conversation } = await engine.converse(typed, before);
  const { question } = answer;
  const understood = question === typed ? '' : `${printMarkdown(`-# → ${escapeText(question)}`, style)}\n\n`;
  return { text: understood + printAnswer(answer, engine, style), conversation };
}

/** How a line being typed may go on, in the form `node:readline` wants it: the candidates and what they replace. */
export function completeLine(line: string, engine: Engine): [string[], string] {
  const candidates = line.startsWith('/')
    ? chatCommands.filter((command) => command.startsWith(line))
    : engine
        .complete({ kind: 'question' }, line, 10)
        .filter(({ match }) => line === '' || match !== 'suggested')
        .map(({ text }) => text);
  return [candidates, line];
}

async function runChatCommand(typed: string, engine: Engine, style: Style): Promise<string> {
  const [name = '', ...words] = typed.split(/\s+/u);
  if (name === '/topics') return printTopics(engine.corpus);
  if (name === '/help') return help;
  if (name !== '/compare') return `There is no ${name}.\n${help}`;
  const [a, b, aspect] = words.join(' ').split(/\s+(?:vs\.?|versus)\s+|\s*:\s+/iu);
  if (a === undefined || b === undefined) {
    return 'Write two names with "vs" between them: /compare A vs B';
  }
  return printComparison(await engine.compare(a, b, aspect ?? null), style);
}
