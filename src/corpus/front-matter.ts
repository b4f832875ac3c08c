import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { readLanguageTag } from './language-tag.ts';

type Field = 'title' | 'slug' | 'id' | 'updated' | 'source' | 'url' | 'licence' | 'language';

/**
 * What the front matter of a document says, as far as this program understands it; null for what it does not say. The
 * date is an ISO date, the URL an address or a path on the site.
 */
export interface FrontMatter extends Readonly<Record<Field, string | null>> {
  /** What the page shows of it ahead of its text, as Markdown: the words of a home page. */
  readonly opening: string;
  /** Other names of what the page is about. */
  readonly aliases: readonly string[];
  /** Whether the site does not show the page either. */
  readonly isHidden: boolean;
  /** Where the text begins: offset into the file, in UTF-16 code units. */
  readonly bodyStart: number;
  /** The line at which the front matter is not what its language allows, from 1; it was read line by line. */
  readonly brokenLine: number | null;
}

/** What a line of front matter begins with; between two rules there may be text. */
const keyLine = /^(?:["'{[]|[\w.-]+\s*[:=](?:\s|$)|[^\s:][^\n:]{0,40}:\s)/mu;

type Values = Pick<FrontMatter, 'brokenLine'> & { readonly values: ReadonlyMap<string, unknown> };

const dateKeys = ['updated', 'lastmod', 'last_updated', 'last_update', 'date'];

/** Reads the front matter that a file begins with, YAML or TOML (`+++`), whatever keys it has. */
export function readFrontMatter(source: string): FrontMatter {
  const [whole, fence, inside] = findBlock(source);
  // JSON is YAML, too.
  const { values, brokenLine } =
    fence === '+++' ? readLines(inside) : readYamlValues(fence === '' ? whole : inside);
  const first = (...keys: readonly string[]): string | null =>
    keys.map((key) => toLine(values.get(key))).find((value) => value !== null) ?? null;
  const says = (key: string, value: string): boolean => String(values.get(key)).toLowerCase() === value;
  return {
    title: first('title'),
    slug: first('slug'),
    id: first('id'),
    updated: dateKeys.map((key) => readDate(values.get(key))).find((date) => date !== null) ?? null,
    source: first('source'),
    url: first('url', 'permalink'),
    licence: first('licence', 'license'),
    language: readLanguageTag(first('language', 'lang')),
    opening: readHome(values),
    aliases: readAliases(values),
    isHidden: says('draft', 'true') || says('unlisted', 'true') || says('published', 'false'),
    bodyStart: whole.length,
    brokenLine,
  };
}

function findBlock(source: string): readonly [whole: string, fence: string, inside: string] {
  const [whole = '', fence = '', inside = ''] =
    /^(---|\+\+\+)[ \t]*\n(?:([\s\S]*?)\n)??(?:\1|\.\.\.)[ \t]*(?:\n|$)|^\{\n[\s\S]*?\n\}\n/u.exec(source) ??
    [];
  // Set off by blank lines it is told from text by keys in small letters.
  const isSetOff = inside.startsWith('\n') && inside.endsWith('\n');
  const key = isSetOff ? /^[a-z][\w.-]*\s*[:=](?:\s|$)/mu : keyLine;
  const isText = inside.trim() !== '' && !key.test(inside);
  return isText ? ['', '', ''] : [whole, fence, inside];
}

/** Names that are written as people write them: others are old addresses of a page. */
function readAliases(values: ReadonlyMap<string, unknown>): readonly string[] {
  const names = [values.get('aliases'), values.get('alias')].flat().flatMap((name) => toLine(name) ?? []);
  return names.filter((name) => /[ \p{Lu}]/u.test(name) && !/\/|\.\w+$/u.test(name));
}

const homeSchema = v.array(v.fallback(v.record(v.string(), v.unknown()), {}));

/** The words of a home page of VitePress, which stand nowhere else. */
function readHome(values: ReadonlyMap<string, unknown>): string {
  const parts = v.parse(homeSchema, [values.get('hero'), values.get('features')].flat());
  const lines = parts.flatMap(({ text, tagline, title, details }, index) => {
    const heading = index === 0 ? null : toLine(title)?.replace(/^/u, '## ');
    return [toLine(text), toLine(tagline), heading, toLine(details)];
  });
  return lines.map((line) => (line ? `${line}\n\n` : '')).join('');
}

function readYamlValues(yaml: string): Values {
  try {
    const parsed: unknown = parseYaml(yaml, { maxAliasCount: 100, logLevel: 'error' });
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    return { values: new Map(entries), brokenLine: null };
  } catch {
    return readLines(yaml);
  }
}

function readLines(text: string): Values {
  const values = new Map<string, unknown>();
  let brokenLine: number | null = null;
  // A text of TOML may take several lines.
  const lines = text.replaceAll(
    /("""|''')([\s\S]*?)\1/gu,
    (_whole, _mark, inside: string) => `"${inside.replaceAll(/\s+/gu, ' ').trim()}"`,
  );
  for (const [index, line] of lines.split('\n').entries()) {
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

/** `2024-5-6T07:08`, `6 May 2024`, and a mapping that holds such a `date`. */
function readDate(value: unknown): string | null {
  if (typeof value === 'object' && value !== null && 'date' in value) return readDate(value.date);
  const text = toLine(value) ?? '';
  const [, ...parts] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(text) ?? [];
  const written = parts.map((part) => part.padStart(2, '0')).join('-');
  const spoken = /[a-z]{3}.*\d{4}/iu.test(text) ? `${text} UTC` : '';
  const time = Date.parse(written || spoken);
  if (Number.isNaN(time)) return null;
  const date = new Date(time).toISOString().slice(0, 10);
  return date.startsWith(written) ? date : null;
}
