import { parse as parseYaml } from 'yaml';

/** What the front matter of a document says, as far as this program understands it; null for what it does not say. */
export interface FrontMatter {
  readonly title: string | null;
  readonly slug: string | null;
  /** ISO date. */
  readonly updated: string | null;
  readonly source: string | null;
  /** An address, or a path on the site. */
  readonly url: string | null;
  readonly licence: string | null;
  readonly language: string | null;
  /** Whether the site does not show the page either. */
  readonly isHidden: boolean;
  /** Where the text begins: offset into the file, in UTF-16 code units. */
  readonly bodyStart: number;
  /** The line at which the front matter is not what its language allows, from 1; it was read line by line. */
  readonly brokenLine: number | null;
}

type Values = ReadonlyMap<string, unknown>;

/** Reads the front matter that a file begins with, YAML or TOML (`+++`), whatever keys it has. */
export function readFrontMatter(source: string): FrontMatter {
  const block = /^(---|\+\+\+)[ \t]*\n(?:([\s\S]*?)\n)??(?:\1|\.\.\.)[ \t]*(?:\n|$)/u.exec(source);
  const [whole = '', fence = '', inside = ''] = block ?? [];
  const { values, brokenLine } = fence === '---' ? readYamlValues(inside) : readLines(inside);
  const first = (...keys: readonly string[]): string | null =>
    keys.map((key) => toLine(values.get(key))).find((value) => value !== null) ?? null;
  const says = (key: string, value: string): boolean => String(values.get(key)).toLowerCase() === value;
  return {
    title: first('title'),
    slug: first('slug'),
    updated: readDate([
      values.get('updated'),
      values.get('lastmod'),
      values.get('last_updated'),
      values.get('date'),
    ]),
    source: first('source'),
    url: first('url', 'permalink'),
    licence: first('licence', 'license'),
    language: readLanguage(first('language', 'lang')),
    isHidden: says('draft', 'true') || says('unlisted', 'true') || says('published', 'false'),
    bodyStart: whole.length,
    brokenLine,
  };
}

function readYamlValues(yaml: string): { readonly values: Values; readonly brokenLine: number | null } {
  try {
    const parsed: unknown = parseYaml(yaml, { maxAliasCount: 100, logLevel: 'error' });
    const isMapping = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return { values: new Map(isMapping ? Object.entries(parsed) : []), brokenLine: null };
  } catch {
    return readLines(yaml);
  }
}

/** What a strict parser refuses, read as `key: value` or `key = value`, a line each. */
function readLines(text: string): { readonly values: Values; readonly brokenLine: number | null } {
  const values = new Map<string, unknown>();
  let brokenLine: number | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    // A table of TOML has keys of its own.
    if (line.startsWith('[')) break;
    const [, key, value] = /^([\w-]+)\s*[:=]\s*(.*)$/u.exec(line) ?? [];
    if (key !== undefined && !values.has(key)) values.set(key, unquote((value ?? '').trim()));
    else if (/^\S/u.test(line) && !/^[-#\]}]/u.test(line)) brokenLine ??= index + 2;
  }
  return { values, brokenLine };
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/u.exec(value)?.[2] ?? value.replace(/\s+#.*$/u, '');
}

function toLine(value: unknown): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  const line = isPlain ? String(value).replaceAll(/\s+/gu, ' ').trim() : '';
  return line === '' ? null : line;
}

function readLanguage(tag: string | null): string | null {
  return tag !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? tag : null;
}

function readDate(values: readonly unknown[]): string | null {
  for (const value of values) {
    // Docusaurus writes `last_update: { date: … }`, others a time behind the date.
    const text = value instanceof Date ? value.toISOString() : (toLine(value) ?? '');
    const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(text) ?? [];
    const isWritten = year !== undefined && month !== undefined && day !== undefined;
    const written = isWritten ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : toIso(text);
    const time = Date.parse(`${written}T00:00:00Z`);
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(written)) return written;
  }
  return null;
}

/** `24 November 2026`, `Nov 24, 2026`. */
function toIso(text: string): string {
  const time = /[a-z]{3}.*\d{4}/iu.test(text) ? Date.parse(`${text} UTC`) : Number.NaN;
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
