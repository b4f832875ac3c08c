import type { Readable } from 'node:stream';
import * as v from 'valibot';
import type { Engine } from '../answer/engine.ts';
import { describeIssue } from '../corpus/describe-issue.ts';
import { longestQuestion } from './ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { measure, toAnswerResult, toComparisonResult } from './result.ts';

const identified = v.object({ id: v.optional(v.nullable(v.union([v.string(), v.number()])), null) });

const asked = v.pipe(
  v.string(),
  v.maxLength(longestQuestion, `a text of at most ${longestQuestion} characters`),
);

/** A question of a batch; keys other than those of its kind are not looked at. */
const request = v.variant('kind', [
  v.object({ kind: v.picklist(['ask', 'none']), question: asked }),
  v.object({ kind: v.literal('compare'), a: asked, b: asked, aspect: v.optional(v.nullable(asked), null) }),
  v.object({ kind: v.literal('followup'), turns: v.tupleWithRest([asked], asked) }),
]);

export function setUpBatch(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command.description('answer questions from the input, JSON Lines in and out').action(async ({ corpus }) => {
    const { engine } = await dependencies.openReader(corpus);
    let lineNumber = 0;
    for await (const line of readLines(dependencies.terminal.input)) {
      lineNumber += 1;
      if (line.trim() === '') continue;
      const result = await answerLine(line, lineNumber, engine);
      if ('error' in result) finish(1);
      await print(JSON.stringify(result));
    }
  });
}

async function answerLine(line: string, lineNumber: number, engine: Engine): Promise<object> {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), line);
  const { id } = v.parse(v.fallback(identified, { id: null }), json.output);
  const fail = (problem: string): object => ({ id, error: `line ${lineNumber}: ${problem}` });
  if (!json.success) return fail('is not JSON');
  const parsed = v.safeParse(request, json.output, { abortEarly: true });
  if (!parsed.success) return fail(describeIssue(parsed.issues[0]));
  try {
    return { id, ...(await answerRequest(parsed.output, engine)) };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

async function answerRequest(asking: v.InferOutput<typeof request>, engine: Engine): Promise<object> {
  if (asking.kind === 'compare') {
    const { value, ms } = await measure(async () => engine.compare(asking.a, asking.b, asking.aspect));
    return toComparisonResult(value, ms);
  }
  if (asking.kind !== 'followup') {
    const { value, ms } = await measure(async () => engine.ask(asking.question));
    return toAnswerResult(value, ms);
  }
  const [first, ...rest] = asking.turns;
  let turn = await measure(async () => engine.converse(first, null));
  for (const question of rest) {
    const { conversation } = turn.value;
    turn = await measure(async () => engine.converse(question, conversation));
  }
  return toAnswerResult(turn.value.answer, turn.ms);
}

/**
 * Yields the lines of a stream of bytes. Only line feeds end a line (`node:readline` also splits at U+2028, which may
 * stand in a JSON string); a byte order mark is dropped.
 */
async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
