import type { Command } from 'commander';
import type { Engine } from '../answer/engine.ts';
import { parseRequest } from './batch-request.ts';
import type { BatchRequest } from './batch-request.ts';
import type { CommonOptions, Context, ExitCode } from './dependencies.ts';
import { measure } from './measure.ts';
import { readLineGroups } from './read-lines.ts';
import { toAnswerResult, toComparisonResult } from './result.ts';
import { write } from './write.ts';

/** Output is handed over in pieces of about this many UTF-16 code units: one write a line would be slow. */
const bufferLength = 65_536;

/** Sets up `batch`: questions as JSON Lines in, results as JSON Lines out. */
export function setUpBatch(command: Command, context: Context): void {
  command
    .description('answer questions from the input, JSON Lines in and out')
    .action(async (options: CommonOptions) => {
      context.finish(await batch(options, context));
    });
}

async function batch(options: CommonOptions, { dependencies }: Context): Promise<ExitCode> {
  const { input, output } = dependencies.terminal;
  const engine = await dependencies.openEngine(options.corpus);
  let lineNumber = 0;
  let exitCode: ExitCode = 0;
  for await (const lines of readLineGroups(input)) {
    let buffer = '';
    for (const line of lines) {
      lineNumber += 1;
      if (line.trim() === '') continue;
      const result = await answerLine(line, lineNumber, engine);
      if ('error' in result) exitCode = 1;
      buffer += `${JSON.stringify(result)}\n`;
      if (buffer.length < bufferLength) continue;
      await write(output, buffer);
      buffer = '';
    }
    if (buffer !== '') await write(output, buffer);
  }
  return exitCode;
}

async function answerLine(line: string, lineNumber: number, engine: Engine): Promise<object> {
  const request = parseRequest(line);
  const { id } = request;
  if (request.kind === 'malformed') return { id, ...fail(lineNumber, request.problem) };
  try {
    return { id, ...(await answerRequest(request, engine)) };
  } catch (error) {
    return { id, ...fail(lineNumber, error instanceof Error ? error.message : String(error)) };
  }
}

async function answerRequest(request: BatchRequest, engine: Engine): Promise<object> {
  if (request.kind === 'followup') return answerTurns(request.turns, engine);
  if (request.kind === 'compare') {
    const { value, ms } = await measure(async () => engine.compare(request.a, request.b, request.aspect));
    return toComparisonResult(value, ms);
  }
  const { value, ms } = await measure(async () => engine.ask(request.question));
  return toAnswerResult(value, ms);
}

async function answerTurns(
  [first, ...rest]: readonly [string, ...string[]],
  engine: Engine,
): Promise<object> {
  let turn = await measure(async () => engine.converse(first, null));
  for (const question of rest) {
    const { conversation } = turn.value;
    turn = await measure(async () => engine.converse(question, conversation));
  }
  return toAnswerResult(turn.value.answer, turn.ms);
}

function fail(lineNumber: number, problem: string): object {
  return { error: `line ${lineNumber}: ${problem}` };
}
