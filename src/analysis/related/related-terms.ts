import { decodeWeight } from './relations.ts';
import table from './related-terms.json' with { type: 'json' };

/** Looks up which stems are related to a stem, and how strongly (0.1..0.4). */
export interface RelatedTerms {
  find(stem: string): ReadonlyMap<string, number>;
}

const none: ReadonlyMap<string, number> = new Map();

/** The shipped table of related terms; it is only read when the first stem is looked up. */
export function createRelatedTerms(): RelatedTerms {
  let lines: ReadonlyMap<string, string> | null = null;
  return {
    find(stem) {
      lines ??= splitLines(table.terms);
      const line = lines.get(stem);
      return line === undefined ? none : parseLine(line);
    },
  };
}

function splitLines(terms: string): ReadonlyMap<string, string> {
  return new Map(terms.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line]));
}

function parseLine(line: string): ReadonlyMap<string, number> {
  const entries = line.split(' ').slice(1);
  return new Map(entries.map((entry) => [entry.slice(0, -1), decodeWeight(entry.slice(-1))]));
}
