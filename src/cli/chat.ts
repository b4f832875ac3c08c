import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { Conversation, Engine } from '../answer/engine.ts';
import { longestQuestion } from './ask.ts';
import { chatHelp, completeLine, replyTo } from './chat-reply.ts';
import type { CommonOptions, Context, Dependencies } from './dependencies.ts';
import { readLines } from './read-lines.ts';
import type { Terminal } from './terminal.ts';
import { writeLine } from './write.ts';

const prompt = '? ';

/** Sets up `chat`: a conversation in the terminal. */
export function setUpChat(command: Command, { dependencies }: Context): void {
  command
    .description('ask questions one after another; each may follow on the last')
    .action((options: CommonOptions) => chat(options.corpus, dependencies));
}

/** Talks until the input ends or the person leaves; without a terminal, answers each line of the input. */
export async function chat(folder: string, dependencies: Dependencies): Promise<void> {
  const { terminal } = dependencies;
  const engine = await dependencies.openEngine(folder);
  const lines =
    terminal.inputKind === 'terminal' ? readTypedLines(engine, terminal) : readPipedLines(terminal);
  let conversation: Conversation | null = null;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const reply = await replyTo(line.slice(0, longestQuestion), conversation, {
      engine,
      style: terminal.style,
    });
    if (reply.isLast) break;
    conversation = reply.conversation;
    await writeLine(terminal.output, `${reply.text}\n`);
  }
}

async function* readTypedLines(engine: Engine, { input, output }: Terminal): AsyncGenerator<string> {
  const reader = createInterface({
    input,
    output,
    prompt,
    terminal: true,
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(line, engine),
  });
  const closing = new AbortController();
  reader.once('close', () => closing.abort());
  try {
    await writeLine(output, `${chatHelp}\n`);
    reader.prompt();
    for await (const line of reader) {
      yield line;
      // Lines typed ahead are still handed out after Ctrl-D, when prompting would throw.
      if (!closing.signal.aborted) reader.prompt();
    }
  } finally {
    reader.close();
    await writeLine(output, '');
  }
}

/** The lines of a pipe or file, each repeated on the output so that a reader sees what is answered. */
async function* readPipedLines({ input, output }: Terminal): AsyncGenerator<string> {
  for await (const line of readLines(input)) {
    if (line.trim() !== '') await writeLine(output, `${prompt}${line.trim()}`);
    yield line;
  }
}
