import { escapeHtml } from './html-inline.ts';

/** Code, escapes, roles, links, notes, substitutions, emphasis and references: none stands inside another. */
const mark =
  /``([\s\S]{1,2000}?)``(?!`)|\\([\s\S])|(?<![\w:]):([\w:+.-]+):`([^`]+)`|_?`([^`]+)`(?:__?|:([\w:+-]+):)?|(\s?\[(?:#[\w-]*|\*|\d+|[A-Za-z][\w.-]*)\]_)|\|([^|\s](?:[^|\n]*[^|\s])?)\|_{0,2}|\*\*(?=\S)([\s\S]{1,1000}?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*]{1,1000}?)(?<=\S)\*(?![\w*])|(?<![\w`])([A-Za-z](?:[\w.-]{0,80}[A-Za-z0-9])?)__?(?!\w)/gu;

/**
 * Makes what turns the marks inside lines of reStructuredText into HTML. References to sections of the same file read as
 * their headings.
 */
export function createRstMarks(source: string): (text: string) => string {
  const substitutions = collect(source, /^ *\.\. \|(?<name>[^|]+)\| (?:replace|unicode):: *(?<text>.*)$/gmu);
  const targets = collect(source, /^ *\.\. _`?(?<name>[^:`\n]+)`?: +(?<text>https?:\S+)/gmu);
  const labels = collect(
    source,
    /^\.\. _`?(?<name>[^:`\n]+)`?:[ \t]*\n+(?:([^\w\s])\2{2,}\n)?(?<text>\S.*)\n([^\w\s])\4{2,}[ \t]*$/gmu,
  );
  const write = (whole: string, ...groups: readonly (string | undefined)[]): string => {
    const [code, escaped, before, said, label, behind, note, name, strong, emphasized, word] = groups;
    if (code !== undefined) return `<code>${code}</code>`;
    if (strong !== undefined) return `<strong>${strong}</strong>`;
    if (emphasized !== undefined) return `<em>${emphasized}</em>`;
    if (note !== undefined) return '';
    if (escaped !== undefined) return escaped.trim();
    if (name !== undefined)
      return substitutions.get(name.toLowerCase()) ?? (/[\s.]/u.test(name) ? whole : name);
    const [text, role] = [said ?? label ?? word ?? '', before ?? behind];
    const parts = /^([\s\S]*?)\s*(?<!\\)&lt;([\s\S]*)&gt;$/u.exec(text) ?? [text, undefined, text];
    const [, title, target = ''] = parts.map((part) => part?.replaceAll(/\\([\s\S])/gu, '$1'));
    if (role !== undefined) return title || readRole(role, target, labels);
    const url = title === undefined ? targets.get(text.toLowerCase()) : target;
    return url?.startsWith('http') === true ? `<a href="${url}">${title || target}</a>` : title || target;
  };
  return (text) => escapeHtml(text).replaceAll(mark, write);
}

function collect(source: string, pattern: RegExp): ReadonlyMap<string, string> {
  const found = [...source.matchAll(pattern)].map(({ groups }) => groups ?? {});
  return new Map(found.map(({ name = '', text = '' }) => [name.toLowerCase(), text]));
}

/** What a reader sees of a role: the heading that it refers to, or the name of what it refers to. */
function readRole(role: string, target: string, labels: ReadonlyMap<string, string>): string {
  switch (role.replace(/^.*:/su, '')) {
    case 'sup':
      return `<sup>${target}</sup>`;
    case 'ref':
    case 'doc':
      return (
        labels.get(target.toLowerCase()) ??
        target.replace(/^.*\/|^(?:genindex|modindex|search)$/su, '').replaceAll(/[-_]+/gu, ' ')
      );
    case 'pep':
    case 'rfc':
      return `${role.toUpperCase()} ${target}`;
    default:
      return target.replace(/^~.*\.|^[~!]/su, '');
  }
}
