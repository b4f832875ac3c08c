import type { Conversation, Engine } from '../answer/engine.ts';
import { paintFor, wrapLine } from './layout.ts';
import { printAnswer } from './print-answer.ts';
import { printComparison } from './print-comparison.ts';
import { printTopics } from './topics.ts';
import type { Style } from './terminal.ts';

/** What a line typed into a chat leads to. */
export interface Reply {
  readonly text: string;
  /** What the next line follows on. */
  readonly conversation: Conversation | null;
  readonly isLast: boolean;
}

/** What a chat talks with and how it writes. */
export interface ChatSetting {
  readonly engine: Engine;
  readonly style: Style;
}

/** What a chat can do beside answering, one line each. */
export const chatHelp = [
  'Type a question; the next one may follow on ("and its drawbacks?").',
  '  /compare A vs B          put two things side by side',
  '  /compare A vs B: aspect  the same, for one aspect, such as performance',
  '  /topics                  what the article is about',
  '  /help                    this list',
  '  /quit                    leave (or Ctrl-D)',
].join('\n');

const chatCommands = ['/compare ', '/topics', '/help', '/quit'];

/** Replies to a line; `previous` is what the line before it left, null at the start. */
export async function replyTo(
  line: string,
  previous: Conversation | null,
  setting: ChatSetting,
): Promise<Reply> {
  const typed = line.trim();
  if (typed.startsWith('/')) {
    return { text: await runChatCommand(typed, setting), conversation: previous, isLast: typed === '/quit' };
  }
  const { engine, style } = setting;
  const { answer, conversation } = await engine.converse(typed, previous);
  const understood =
    answer.question === typed ? '' : `${wrapLine('→ ', paintFor(style).dim(answer.question), style)}\n\n`;
  return { text: understood + printAnswer(answer, style), conversation, isLast: false };
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

async function runChatCommand(typed: string, { engine, style }: ChatSetting): Promise<string> {
  const [name = '', ...words] = typed.split(/\s+/);
  switch (name) {
    case '/compare':
      return runCompare(words.join(' '), { engine, style });
    case '/topics':
      return printTopics(engine.corpus, style);
    case '/help':
      return chatHelp;
    case '/quit':
      return '';
    default:
      return `There is no ${name}.\n${chatHelp}`;
  }
}

async function runCompare(typed: string, { engine, style }: ChatSetting): Promise<string> {
  const [a = '', b = '', aspect = ''] = typed
    .split(/\s+(?:vs\.?|versus)\s+|\s*:\s+/i)
    .map((part) => part.trim());
  if (a === '' || b === '') return 'Write two names with "vs" between them: /compare A vs B';
  return printComparison(await engine.compare(a, b, aspect === '' ? null : aspect), style);
}
