import { escapeHtml } from './html-tree.ts';

/** Code, escapes, roles, links, emphasis, substitutions, references and notes: none stands inside another. */
const mark =
  /``([\s\S]{1,2000}?)``(?!`)|\\([\s\S])|(?<![\w:]):([\w:+.-]+):`([^`]+)`|_?`([^`]+)`(?:__?|:([\w:+-]+):)?|(?<![\w*])(\*{1,2})(?=[^\s*])([^*]{1,1000}?)(?<=\S)\7(?![\w*])|\|([^|\s](?:[^|\n]*[^|\s])?)\|_{0,2}|(?<![\w`])([A-Za-z](?:[\w.-]{0,80}[A-Za-z0-9])?)__?(?!\w)|\s?\[(?:#[\w-]*|\*|\d+|[A-Za-z][\w.-]*)\]_/gu;

const labelLine = /^\.\. _`?([^:`]+)`?:[ \t]*$/u;
const underline = /^([^\w\s])\1{2,}[ \t]*$/u;

/** The headings that references lead to, by the labels that stand above them. */
export function collectLabels(source: string): ReadonlyMap<string, string> {
  const headings = new Map<string, string>();
  const lines = source.split('\n');
  let pending: string[] = [];
  for (const [at, line] of lines.entries()) {
    const name = labelLine.exec(line)?.[1];
    if (name !== undefined) pending.push(name.toLowerCase());
    else if (pending.length > 0 && line.trim() !== '' && !underline.test(line)) {
      const isHeading = underline.test(lines[at + 1] ?? '');
      for (const each of isHeading ? pending : []) headings.set(each, readHeading(line));
      pending = [];
    }
  }
  return headings;
}

/** A heading may hold the name of code. */
function readHeading(line: string): string {
  return line.trim().replaceAll(/(?:(?<![\w:.+-]):[\w:.+-]+:)?(?<!`)`+([^`]+)`+/gu, '$1');
}

/**
 * Makes what turns the marks inside lines of reStructuredText into HTML. References to sections, of other files by
 * `labels`, read as their headings.
 */
export function createRstMarks(
  source: string,
  labels: ReadonlyMap<string, string>,
): (text: string) => string {
  const substitutions = collect(source, /^ *\.\. \|(?<name>[^|]+)\| (?:replace|unicode):: *(?<text>.*)$/gmu);
  const targets = collect(source, /^ *\.\. _`?(?<name>[^:`\n]+)`?: +(?<text>https?:\S+)/gmu);
  const own = collectLabels(source);
  const headingOf = (label: string): string | undefined => own.get(label) ?? labels.get(label);
  const refer = (role: string, text: string): string => {
    const [, label, target] = /^([\s\S]*?)\s*(?<!\\)&lt;([\s\S]*)&gt;$/u.exec(text) ?? [text, '', text];
    const shown = (label || target).replaceAll(/\\([\s\S])/gu, '$1');
    if (role !== '') return label === '' ? readRole(role, shown, headingOf) : shown;
    const url = target === text ? targets.get(text.toLowerCase()) : target;
    return url?.startsWith('http') === true ? `<a href="${url}">${shown}</a>` : shown;
  };
  const write = (whole: string, ...groups: readonly (string | undefined)[]): string => {
    const [code, escaped, before, said, label, behind, stars, emphasized, name, word] = groups;
    if (code !== undefined) return `<code>${code}</code>`;
    if (escaped !== undefined) return escaped.trim();
    if (stars !== undefined) return stars === '*' ? emphasized! : `<strong>${emphasized}</strong>`;
    if (name !== undefined)
      return substitutions.get(name.toLowerCase()) ?? (/[\s.]/u.test(name) ? whole : name);
    return refer([before, behind].join(''), [said, label, word].join(''));
  };
  return (text) => escapeHtml(text).replaceAll(mark, write);
}

function collect(source: string, pattern: RegExp): ReadonlyMap<string, string> {
  const found = [...source.matchAll(pattern)].map(({ groups }) => groups ?? {});
  return new Map(found.map(({ name = '', text = '' }) => [name.toLowerCase(), text]));
}

/** What a reader sees of a role: the heading that it refers to, or the name of what it refers to. */
function readRole(role: string, target: string, headingOf: (label: string) => string | undefined): string {
  const name = role.replace(/^.*:/su, '');
  if (name === 'sup') return `<sup>${target}</sup>`;
  if (name === 'pep' || name === 'rfc') return `${name.toUpperCase()} ${target}`;
  if (name !== 'ref' && name !== 'doc') return target.replace(/^~(?:[\w.]*\.)?(?=\w)|^!/u, '');
  const page = target.replace(/^.*\/|^(?:genindex|modindex|search)$/su, '').replaceAll(/[-_]+/gu, ' ');
  return (name === 'ref' ? headingOf(target.toLowerCase()) : undefined) ?? page;
}
