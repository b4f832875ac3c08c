import * as v from 'valibot';
import { createProblem, type Problem } from './errors.ts';
import { listOf, mappingOf, readYaml, textSchema } from './read-yaml.ts';

const words = listOf(textSchema, 'a list of words');
const group = v.pipe(words, v.minLength(2, 'a list of at least two words'));
const aspect = mappingOf({ name: textSchema, words }, 'an aspect with a name and words');
const subject = mappingOf(
  {
    name: textSchema,
    /** Other names, abbreviations and usual misspellings. */
    aliases: v.optional(listOf(textSchema, 'a list of names'), []),
    /** What it is, in one or two words: `hypervisor`, `company`, `concept`. */
    kind: textSchema,
    /** Canonical name of the subject this one belongs to or is a case of, or null. */
    parent: v.nullish(textSchema, null),
  },
  'a subject with a name and a kind',
);
const lexicon = mappingOf(
  {
    subjects: v.optional(listOf(subject, 'a list of subjects'), []),
    /** Groups of words that mean the same in this corpus. */
    synonyms: v.optional(listOf(group, 'a list of lists of words'), []),
    aspects: v.optional(listOf(aspect, 'a list of aspects'), []),
  },
  'the keys subjects, synonyms and aspects',
);

/** A thing the corpus speaks of, under its canonical name. */
export type Subject = Readonly<v.InferOutput<typeof subject>>;
export type Aspect = Readonly<v.InferOutput<typeof aspect>>;
export type Lexicon = Readonly<v.InferOutput<typeof lexicon>>;

export const emptyLexicon: Lexicon = v.parse(lexicon, {});

type Report = (path: readonly PropertyKey[], message: string, remedy: string) => void;

/**
 * Reads a lexicon, and checks that every name means one subject, that every parent exists and that no subject is its
 * own ancestor; problems are reported. Returns the empty lexicon where it cannot be read at all.
 */
export function parseLexicon(file: string, yaml: string, problems: Problem[]): Lexicon {
  const checked = readYaml([file, yaml], v.nullable(lexicon), problems);
  if (checked === null || checked.value === null) return emptyLexicon;
  const { value, lineOf } = checked;
  const report: Report = (path, message, remedy) =>
    void problems.push(createProblem(file, message, remedy, lineOf(path)));
  reportSharedNames(value.subjects, report);
  reportParents(value.subjects, report);
  return value;
}

function reportSharedNames(subjects: readonly Subject[], report: Report): void {
  const owners = new Map<string, Subject>();
  for (const [index, each] of subjects.entries()) {
    for (const [number, name] of [each.name, ...each.aliases].entries()) {
      const key = name.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ');
      const owner = owners.get(key) ?? each;
      owners.set(key, owner);
      if (owner === each) continue;
      const path = ['subjects', index, ...(number === 0 ? ['name'] : ['aliases', number - 1])];
      const message = `\`${name}\` already names the subject \`${owner.name}\`, expected each name to mean one subject`;
      report(path, message, 'remove it from one of the two subjects');
    }
  }
}

function reportParents(subjects: readonly Subject[], report: Report): void {
  const parents = mapParents(subjects);
  for (const [index, { name, parent }] of subjects.entries()) {
    const path = ['subjects', index, 'parent'];
    const ancestors = listAncestors(name, parents);
    if (parent !== null && !parents.has(parent)) {
      const message = `the parent \`${parent}\` of \`${name}\` is unknown, expected the name of another subject`;
      report(path, message, 'correct the name, or add the parent as a subject');
    }
    if (ancestors.has(name)) {
      const circle = [name, ...ancestors].join(' → ');
      const message = `the parents go round in a circle: ${circle}, expected them to end`;
      report(path, message, 'remove the parent of one of these subjects');
    }
  }
}

/** The parent of each subject, by their names. */
export function mapParents(subjects: readonly Subject[]): ReadonlyMap<string, string | null> {
  return new Map(subjects.map(({ name, parent }) => [name, parent]));
}

/** What a subject belongs to, the nearest first; a circle of parents ends where it closes. */
export function listAncestors(
  name: string,
  parents: ReadonlyMap<string, string | null>,
): ReadonlySet<string> {
  const ancestors = new Set<string>();
  let at = parents.get(name) ?? null;
  while (at !== null && !ancestors.has(at)) {
    ancestors.add(at);
    at = parents.get(at) ?? null;
  }
  return ancestors;
}
