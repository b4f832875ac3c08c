import * as v from 'valibot';

import type { Problem } from './errors.ts';
import { isMapping, readYaml } from './read-yaml.ts';
import { slugPattern, slugRule } from './slug.ts';
import { resolveUrl } from './web-address.ts';

const line = v.pipe(
  v.string('a text'),
  v.trim(),
  v.regex(/^[^\r\n]+$/u, 'a text of one line that is not empty'),
);

const schema = v.pipe(
  v.unknown(),
  v.check(isMapping, 'lines of the form `key: value`'),
  v.objectWithRest(
    {
      title: line,
      slug: v.pipe(v.string(slugRule), v.regex(slugPattern, slugRule)),
      updated: v.pipe(
        v.string('a date such as 2026-11-24'),
        v.check(isCalendarDate, 'a date of the calendar such as 2026-11-24'),
      ),
      source: v.optional(line),
      url: v.optional(
        v.pipe(
          v.string('a web address that begins with https:// or http://'),
          v.check(
            (url) => resolveUrl(url, null) !== null,
            'a web address that begins with https:// or http://',
          ),
        ),
      ),
      licence: v.optional(line),
      language: v.optional(
        v.pipe(
          v.string('a language tag such as en or pt-BR'),
          v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu, 'a language tag such as en or pt-BR'),
        ),
      ),
    },
    v.never('one of title, slug, updated, source, url, licence, language'),
  ),
);

/** What the front matter of a Markdown document says. */
export type FrontMatter = v.InferOutput<typeof schema>;

/** A front matter that is in order, and where it stands. */
export interface LocatedFrontMatter {
  readonly matter: FrontMatter;
  /** Where the document's text begins: offset into the file, in UTF-16 code units. */
  readonly bodyStart: number;
  /** The line of the slug, from 1. */
  readonly slugLine: number;
}

/** Whether a Markdown file begins with a front matter, finished or not. */
export function hasFrontMatter(source: string): boolean {
  return /^---[ \t]*(?:\r?\n|$)/u.test(source);
}

/** Reads the front matter that a Markdown file begins with; null, after reporting every problem, when it is not in order. */
export function readFrontMatter(
  file: string,
  source: string,
  problems: Problem[],
): LocatedFrontMatter | null {
  const fences = /^(---[ \t]*\r?\n)([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$(?![\s\S]))/mu.exec(source);
  const [whole, opening, yaml] = fences ?? [];
  if (fences?.index !== 0 || whole === undefined || opening === undefined || yaml === undefined) {
    problems.push({
      file,
      line: 1,
      message: 'the front matter is not closed, expected a line `---` after its last key',
      remedy: 'add a line `---` below the last key',
    });
    return null;
  }
  const checked = readYaml({ file, yaml, firstLine: 2 }, schema, problems);
  if (checked === null) return null;
  return { matter: checked.value, bodyStart: whole.length, slugLine: checked.lineOf(['slug']) };
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
