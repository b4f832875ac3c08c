import { escapeHtml } from './html-inline.ts';

/** Pages that Sphinx makes of the others. */
const builtPages = [
  ['genindex', ''],
  ['modindex', ''],
  ['search', ''],
] as const;

/**
 * Makes what turns the marks inside lines of reStructuredText into HTML: literals, emphasis, links, roles and
 * substitutions. References to sections of the same file read as their headings.
 */
export function createRstMarks(source: string): (text: string) => string {
  const substitutions = collect(source, /^ *\.\. \|(?<name>[^|]+)\| (?:replace|unicode):: *(?<text>.*)$/gmu);
  const targets = collect(source, /^ *\.\. _`?(?<name>[^:`\n]+)`?: +(?<text>https?:\S+)/gmu);
  const labels = collect(
    source,
    /^\.\. _`?(?<name>[^:`\n]+)`?:[ \t]*\n+(?:([^\w\s])\2{2,}\n)?(?<text>\S.*)\n([^\w\s])\4{2,}[ \t]*$/gmu,
  );
  return (text) => {
    const kept: string[] = [];
    const keep = (html: string): string => `\uE000${kept.push(html) - 1}\uE001`;
    const marked = escapeHtml(text.replaceAll(/[\uE000\uE001]/gu, ''))
      .replaceAll(/``(.{1,2000}?)``(?!`)/gsu, (_whole, code: string) => keep(`<code>${code}</code>`))
      .replaceAll(/\\(\s|.)/gu, (_whole, character: string) => keep(character.trim()))
      .replaceAll(
        /(?<![\w:]):([\w:+.-]+):`([^`]+)`|`([^`]+)`:([\w:+-]+):/gu,
        (_whole, ...parts: readonly string[]) =>
          keep(readRole(parts[0] ?? parts[3] ?? '', parts[1] ?? parts[2] ?? '', labels)),
      )
      .replaceAll(/_?`([^`<]*?)\s*(?:&lt;([^`]*)&gt;)?`(?:__?)?/gu, (_whole, label: string, url = '') =>
        keep(linkTo(label === '' ? url : label, url === '' ? targets.get(label.toLowerCase()) : url)),
      )
      .replaceAll(/\s?\[(?:#[\w-]*|\*|\d+|[A-Za-z][\w.-]*)\]_/gu, '')
      .replaceAll(
        /\|([^|\s](?:[^|\n]*[^|\s])?)\|_{0,2}/gu,
        (whole, name: string) =>
          substitutions.get(name.toLowerCase()) ?? (/[\s.]/u.test(name) ? whole : name),
      )
      .replaceAll(/\*\*(?=\S)(.{1,1000}?)(?<=\S)\*\*/gsu, '<strong>$1</strong>')
      .replaceAll(/(?<![\w*])\*(?=[^\s*])([^*]{1,1000}?)(?<=\S)\*(?![\w*])/gu, '<em>$1</em>')
      .replaceAll(/(?<![\w`])([A-Za-z][\w.-]*[A-Za-z0-9]|[A-Za-z])__?(?![\w])/gu, (whole, name: string) => {
        const url = targets.get(name.toLowerCase());
        return url === undefined ? whole.replace(/(?<=\w)__?$/u, '') : linkTo(name, url);
      });
    return restore(marked, kept);
  };
}

function collect(source: string, pattern: RegExp): ReadonlyMap<string, string> {
  const found = [...source.matchAll(pattern)].map(({ groups }) => groups ?? {});
  return new Map([
    ...builtPages,
    ...found.map(({ name = '', text = '' }) => [name.toLowerCase(), text] as const),
  ]);
}

function restore(text: string, kept: readonly string[]): string {
  return text.replaceAll(/\uE000(\d+)\uE001/gu, (_whole, index: string) =>
    restore(kept[Number(index)] ?? '', kept),
  );
}

function linkTo(label: string, url: string | undefined): string {
  return url === undefined || !/^https?:/u.test(url) ? label : `<a href="${url}">${label}</a>`;
}

/** What a reader sees of a role: its text, the heading that it refers to, or the name of what it refers to. */
function readRole(role: string, text: string, labels: ReadonlyMap<string, string>): string {
  const [, label, target = text] = /^(.*?)\s*&lt;(.*)&gt;$/su.exec(text) ?? [];
  if (label) return label;
  switch (role.replace(/^.*:/su, '')) {
    case 'sup':
      return `<sup>${text}</sup>`;
    case 'ref':
      return labels.get(target.toLowerCase()) ?? words(target);
    case 'pep':
    case 'rfc':
      return `${role.toUpperCase()} ${target}`;
    case 'doc':
      return words(target.replace(/^.*\//su, ''));
    default:
      return target.replace(/^~.*\.|^[~!]/su, '');
  }
}

function words(name: string): string {
  return name.replaceAll(/[-_]+/gu, ' ');
}
