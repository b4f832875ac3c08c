import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { describeIssue } from './describe-issue.ts';
import { createProblem, type Problem } from './errors.ts';

export const textSchema = v.pipe(v.string('a text'), v.trim(), v.nonEmpty('a text that is not empty'));

export function listOf<Item extends v.GenericSchema>(
  item: Item,
  expected: string,
): v.GenericSchema<unknown, readonly v.InferOutput<Item>[]> {
  return v.pipe(v.array(item, expected), v.readonly());
}

/** A mapping of keys, and no others; a list, which JavaScript calls an object too, is none. */
export function mappingOf<Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: string,
): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  return v.pipe(
    v.unknown(),
    v.check((value) => typeof value === 'object' && value !== null && !Array.isArray(value), expected),
    v.objectWithRest(entries, v.never(`one of ${Object.keys(entries).join(', ')}`)),
  );
}

/**
 * Parses the YAML of a file and checks it against a schema whose messages say what was expected. Returns null, after
 * reporting every problem, when it does not fit. `lineOf` tells on which line of the file a key stands.
 */
export function readYaml<Shape extends v.GenericSchema>(
  [file, yaml]: readonly [file: string, yaml: string],
  schema: Shape,
  problems: Problem[],
): { value: v.InferOutput<Shape>; lineOf: (path: readonly PropertyKey[]) => number } | null {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const toLine = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  for (const { message, pos } of document.errors) {
    const remedy = 'correct the YAML; put quotes round a value that holds a colon';
    problems.push(createProblem(file, `broken YAML: ${message}`, remedy, toLine(pos[0])));
  }
  if (document.errors.length > 0) return null;
  const lineOf = (path: readonly PropertyKey[]): number => toLine(findOffset(document, path));
  const result = v.safeParse(schema, toPlain(document));
  if (result.success) return { value: result.output, lineOf };
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const isUnknown = issue.type === 'never';
    const message = isUnknown
      ? `unknown key ${namePath(path)}, expected ${issue.message}`
      : describeIssue(issue, namePath(path), issue.message);
    const remedy = isUnknown ? 'rename or remove the key' : 'correct the value';
    problems.push(createProblem(file, message, remedy, lineOf(path)));
  }
  return null;
}

/** A document with more aliases than the parser lets through, or one that holds itself, becomes one that fits no schema. */
function toPlain(document: Document): unknown {
  try {
    const plain: unknown = document.toJS();
    JSON.stringify(plain);
    return plain;
  } catch (error) {
    if (error instanceof ReferenceError) return 'too many YAML aliases';
    if (error instanceof TypeError) return 'YAML aliases that go round in a circle';
    throw error;
  }
}

/** Where the innermost part of the path that the file holds begins: its key if it has one. */
function findOffset(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === path[length - 1])
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** `subjects[3].name`, counted from 1 as a reader counts; the whole for an empty path. */
function namePath(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the YAML';
  const name = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`)).join('');
  return `\`${name.replace(/^\./u, '')}\``;
}
