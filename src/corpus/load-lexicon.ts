import * as v from 'valibot';

import type { Problem } from './errors.ts';
import { emptyLexicon } from './lexicon.ts';
import type { Lexicon, Subject } from './lexicon.ts';
import { isMapping, readYaml } from './read-yaml.ts';

const nameSchema = v.pipe(v.string('a text'), v.trim(), v.nonEmpty('a text that is not empty'));

const subjectSchema = v.pipe(
  v.unknown(),
  v.check(isMapping, 'a subject with a name and a kind'),
  v.objectWithRest(
    {
      name: nameSchema,
      aliases: v.optional(v.array(nameSchema, 'a list of names'), []),
      kind: nameSchema,
      parent: v.nullish(nameSchema, null),
    },
    v.never('one of name, aliases, kind, parent'),
  ),
);

const aspectSchema = v.pipe(
  v.unknown(),
  v.check(isMapping, 'an aspect with a name and words'),
  v.objectWithRest(
    { name: nameSchema, words: v.array(nameSchema, 'a list of words') },
    v.never('name or words'),
  ),
);

const schema = v.nullable(
  v.pipe(
    v.unknown(),
    v.check(isMapping, 'the keys subjects, synonyms and aspects'),
    v.objectWithRest(
      {
        subjects: v.optional(v.array(subjectSchema, 'a list of subjects'), []),
        synonyms: v.optional(
          v.array(
            v.pipe(v.array(nameSchema, 'a list of words'), v.minLength(2, 'a list of at least two words')),
            'a list of lists of words',
          ),
          [],
        ),
        aspects: v.optional(v.array(aspectSchema, 'a list of aspects'), []),
      },
      v.never('one of subjects, synonyms, aspects'),
    ),
  ),
);

type LineOf = (path: readonly PropertyKey[]) => number;

/**
 * Reads a lexicon, and checks that every name means one subject, that every parent exists and that no subject is its
 * own ancestor. Returns the empty lexicon, after reporting every problem, when it is not in order.
 */
export function parseLexicon(file: string, yaml: string, problems: Problem[]): Lexicon {
  const checked = readYaml({ file, yaml }, schema, problems);
  if (checked === null || checked.value === null) return emptyLexicon;
  const { subjects } = checked.value;
  problems.push(
    ...findSharedNames(file, subjects, checked.lineOf),
    ...findUnknownParents(file, subjects, checked.lineOf),
    ...findCycles(file, subjects, checked.lineOf),
  );
  return checked.value;
}

function findSharedNames(file: string, subjects: readonly Subject[], lineOf: LineOf): readonly Problem[] {
  const owners = new Map<string, Name>();
  const problems: Problem[] = [];
  for (const entry of listNames(subjects)) {
    const key = foldName(entry.text);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, entry);
    else if (owner.subject !== entry.subject) {
      problems.push({
        file,
        line: lineOf(entry.path),
        message: `\`${entry.text}\` already names the subject \`${owner.subject.name}\` (line ${lineOf(owner.path)}), expected each name to mean one subject`,
        remedy: 'remove it from one of the two subjects',
      });
    }
  }
  return problems;
}

interface Name {
  readonly text: string;
  readonly subject: Subject;
  readonly path: readonly PropertyKey[];
}

function listNames(subjects: readonly Subject[]): readonly Name[] {
  return subjects.flatMap((subject, index) => [
    { text: subject.name, subject, path: ['subjects', index, 'name'] },
    ...subject.aliases.map((text, number) => ({
      text,
      subject,
      path: ['subjects', index, 'aliases', number],
    })),
  ]);
}

function findUnknownParents(file: string, subjects: readonly Subject[], lineOf: LineOf): readonly Problem[] {
  const names = new Set(subjects.map((subject) => subject.name));
  return subjects.flatMap(({ name, parent }, index) => {
    if (parent === null || names.has(parent)) return [];
    const problem: Problem = {
      file,
      line: lineOf(['subjects', index, 'parent']),
      message: `the parent \`${parent}\` of \`${name}\` is unknown, expected the name of another subject`,
      remedy: 'correct the name, or add the parent as a subject',
    };
    return [problem];
  });
}

function findCycles(file: string, subjects: readonly Subject[], lineOf: LineOf): readonly Problem[] {
  const parents = new Map(subjects.map((subject) => [subject.name, subject.parent]));
  const reported = new Set<string>();
  return subjects.flatMap(({ name: start }, index) => {
    const cycle = traceCycle(start, parents);
    if (cycle === null || reported.has(start)) return [];
    for (const member of cycle) reported.add(member);
    const problem: Problem = {
      file,
      line: lineOf(['subjects', index, 'parent']),
      message: `the parents go round in a circle: ${[...cycle, start].join(' → ')}, expected them to end`,
      remedy: 'remove the parent of one of these subjects',
    };
    return [problem];
  });
}

/** The subjects that lead from one back to itself, or null when its ancestors end (or go round without it). */
function traceCycle(start: string, parents: ReadonlyMap<string, string | null>): readonly string[] | null {
  const path = new Set<string>();
  for (let at: string | null | undefined = start; at !== null && at !== undefined; at = parents.get(at)) {
    if (path.has(at)) return at === start ? [...path] : null;
    path.add(at);
  }
  return null;
}

function foldName(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ');
}
