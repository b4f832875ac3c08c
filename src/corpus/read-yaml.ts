import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';

import type { Problem } from './errors.ts';

/** A stretch of YAML inside a file of the corpus. */
export interface YamlSource {
  /** Path of the file, relative to the corpus folder. */
  readonly file: string;
  readonly yaml: string;
}

/** What was read, and on which line of the file each key stands. */
export interface CheckedYaml<Value> {
  readonly value: Value;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

type Schema = v.GenericSchema;

/** Whether a value is a mapping of keys; a list, which JavaScript calls an object too, is none. */
export function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses YAML and checks it against a schema whose messages say what was expected. Returns null, after reporting
 * every problem, when it does not fit.
 */
export function readYaml<Shape extends Schema>(
  source: YamlSource,
  schema: Shape,
  problems: Problem[],
): CheckedYaml<v.InferOutput<Shape>> | null {
  const lines = new LineCounter();
  const document = parseDocument(source.yaml, { lineCounter: lines, prettyErrors: false });
  const toLine = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  for (const error of document.errors) {
    problems.push({
      file: source.file,
      line: toLine(error.pos[0]),
      message: `broken YAML: ${error.message}`,
      remedy: 'correct the YAML; put quotes round a value that holds a colon',
    });
  }
  if (document.errors.length > 0) return null;
  const lineOf = (path: readonly PropertyKey[]): number => toLine(findOffset(document, path));
  const result = v.safeParse(schema, toPlain(document));
  if (result.success) return { value: result.output, lineOf };
  problems.push(...result.issues.map((issue) => describeIssue(source.file, issue, lineOf)));
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

function describeIssue(
  file: string,
  issue: v.BaseIssue<unknown>,
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { file, line: lineOf(path), ...wordIssue(namePath(path), issue) };
}

function wordIssue(name: string, issue: v.BaseIssue<unknown>): Pick<Problem, 'message' | 'remedy'> {
  if (issue.type === 'never') {
    return { message: `unknown key ${name}, expected ${issue.message}`, remedy: 'rename or remove the key' };
  }
  if (issue.input === undefined) return { message: `${name} is missing`, remedy: `add ${name}` };
  return {
    message: `${name} is ${show(issue.input)}, expected ${issue.message}`,
    remedy: 'correct the value',
  };
}

/** `subjects[3].name`, counted from 1 as a reader counts; the whole for an empty path. */
function namePath(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the YAML';
  const name = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`)).join('');
  return `\`${name.replace(/^\./u, '')}\``;
}

function show(value: unknown): string {
  if (value === null) return 'empty';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
