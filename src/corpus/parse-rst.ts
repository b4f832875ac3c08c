import { escapeHtml } from './html-inline.ts';
import { createRstMarks } from './rst-marks.ts';
import { readCsvTable, readDrawnTable, readListTable } from './rst-tables.ts';

const rule = /^([!-/:-@[-`{-~])\1+\s*$/u;
const bullet = /^[-*+•](?:\s+|$)/u;
const numbering = /^\(?(\d{1,3}|#|[a-z])[.)]\s+(?=\S)/u;
const field = /^:((?![: ])[^:`]+):(?:\s+|$)/u;
const option =
  /^(?:--?|\/)[\w?][\w-]{0,80}(?:[ =<][\w.<]{1,80}>?)?(?:, --?[\w?][\w-]{0,80}(?:[ =]<?[\w.]{1,80}>?)?){0,9}(?=\s{2,}\S|$)/u;
const directive = /^\.\.\s+(?:\|[^|]+\|\s+)?(?:[\w-]+:)*?([\w-]+)\s?::(?:\s+|$)/u;

/** Directives by what a reader sees of them; of all others, the argument is a term that is described. */
const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'code',
    /^(?:[\w-]*code(?:-?block)?|parsed-literal|prompt|console|doctest|testoutput|math|productionlist)$/u,
  ],
  [
    'nothing',
    /^(?:contents|toctree|index|highlight|meta|raw|(?:literal)?include|auto\w+|(?:current)?module|(?:default-)?role|sectnum|tabularcolumns|target-notes|todo(?:list)?|graphviz|digraph|plantuml|uml|mermaid|testsetup|replace|unicode|date|program)$/u,
  ],
  [
    'inside',
    /^(?:container|rst-class|only|ifconfig|compound|figure|image|tab-set|tabs|grid|glossary|hlist)$/u,
  ],
  [
    'title',
    /^(?:admonition|topic|sidebar|tab|tab-item|group-tab|dropdown|card|grid-item-card|table|rubric|collapse)$/u,
  ],
  [
    'text',
    /^(?:note|warning|tip|hint|important|caution|danger|attention|error|seealso|epigraph|highlights|pull-quote|centered)$/u,
  ],
];
const versions: ReadonlyMap<string, string> = new Map([
  ['versionadded', 'New in version'],
  ['versionchanged', 'Changed in version'],
  ['versionremoved', 'Removed in version'],
  ['deprecated', 'Deprecated since version'],
]);

/** HTML, and the line that goes on. */
type Part = readonly [html: string, end: number];

/** Makes HTML of reStructuredText, with the directives and roles of Sphinx. */
export function renderRst(source: string): string {
  return new RstReader(createRstMarks(source)).render(source.replaceAll('\t', '        ').split('\n'));
}

class RstReader {
  readonly #mark: (text: string) => string;
  /** How headings are underlined, from the outermost level in. */
  readonly #levels: string[] = [];

  constructor(mark: (text: string) => string) {
    this.#mark = mark;
  }

  render(lines: readonly string[]): string {
    const html: string[] = [];
    for (let at = 0; at < lines.length;) {
      const isBlank = lines[at]!.trim() === '';
      const [part, end]: Part = isBlank ? ['', at + 1] : this.#readBlock(lines, at);
      html.push(part);
      at = end;
    }
    // Items that stand next to each other are one list.
    return html.join('').replaceAll(/<\/(ul|dl)><\1>|<\/ol><ol start="\d+">/gu, '');
  }

  #readBlock(lines: readonly string[], at: number): Part {
    if (lines[at]!.startsWith(' ')) {
      const [inside, end] = takeInside(lines, at);
      return [`<blockquote>${this.render(inside)}</blockquote>`, end];
    }
    if (/^(?:\.\.|__)(?:\s|$)/u.test(lines[at]!)) return this.#readExplicit(lines, at);
    const table = readDrawnTable(lines, at);
    if (table !== null) return [this.#renderRows(table.rows, table.headers), table.end];
    return (
      this.#readHeading(lines, at) ??
      this.#readItem(lines, at) ??
      this.#readTerm(lines, at) ??
      this.#readText(lines, at)
    );
  }

  #readHeading(lines: readonly string[], at: number): Part | null {
    const read = (offset: number): string => (lines[at + offset] ?? '').trimEnd();
    const isOver = rule.test(read(0));
    // Alone, such a line only parts the text.
    if (isOver && read(0) !== read(2)) return read(1) === '' ? ['', at + 1] : null;
    const text = read(isOver ? 1 : 0).trim();
    const line = read(isOver ? 2 : 1);
    if (!rule.test(line) || line.length < Math.min(4, text.length)) return null;
    const style = `${isOver} ${line.charAt(0)}`;
    if (!this.#levels.includes(style)) this.#levels.push(style);
    const level = Math.min(6, this.#levels.indexOf(style) + 1);
    return [`<h${level}>${this.#mark(text)}</h${level}>`, at + (isOver ? 3 : 2)];
  }

  #readItem(lines: readonly string[], at: number): Part | null {
    const line = lines[at]!;
    const match = bullet.exec(line) ?? numbering.exec(line) ?? field.exec(line);
    if (match === null) return null;
    const [mark, name] = match;
    const [inside, end] = takeInside(lines, at + 1);
    const said = this.render([line.slice(mark.length), ...inside]);
    if (name === undefined) return [`<ul><li>${said}</li></ul>`, end];
    if (mark.startsWith(':')) return [this.#renderField(name, said), end];
    return [`<ol start="${Number.parseInt(name, 10) || 1}"><li>${said}</li></ol>`, end];
  }

  #readTerm(lines: readonly string[], at: number): Part | null {
    const line = lines[at]!;
    const term = option.exec(line)?.[0] ?? line;
    if (term === line && !/^ +\S/u.test(lines[at + 1] ?? '')) return null;
    const [inside, end] = takeInside(lines, at + 1);
    const said = this.render([line.slice(term.length).trimStart(), ...inside]);
    return [this.#describe([term.replace(/ : (.*)$/u, ' ($1)')], said), end];
  }

  #renderField(name: string, said: string): string {
    if (said === '') return '';
    const short = name.replace(/^(?:param|arg|key|type|var|raise|except)\w* (?:.* )?(?=\S+$)/u, '');
    return `<ul><li>${this.#mark(short)}: ${said.replace(/^<p>(.*?)<\/p>/su, '$1')}</li></ul>`;
  }

  #describe(terms: readonly string[], said: string): string {
    return `<dl>${terms.map((term) => `<dt>${this.#mark(term)}</dt>`).join('')}<dd>${said}</dd></dl>`;
  }

  #readText(lines: readonly string[], at: number): Part {
    const end = findEnd(lines, at, (line) => line.trim() === '');
    const own = lines.slice(at, end);
    if (own[0]!.startsWith('>>> ')) return [renderCode(own), end];
    if (/^\|(?: |$)/u.test(own[0]!))
      return [`<p>${own.map((line) => this.#mark(line.replace(/^\| ?/u, ''))).join('<br>')}</p>`, end];
    const text = own.join('\n').trimEnd();
    if (!text.endsWith('::')) return [`<p>${this.#mark(text)}</p>`, end];
    const said = text.replace(/(?<=^|\s)::$|:$/u, '').trimEnd();
    const [inside, insideEnd] = takeInside(lines, end);
    return [`${said === '' ? '' : `<p>${this.#mark(said)}</p>`}${renderCode(inside)}`, insideEnd];
  }

  /** Directives and notes; comments and targets have nothing to show. */
  #readExplicit(lines: readonly string[], at: number): Part {
    const line = lines[at]!;
    const [inside, end] = takeInside(lines, at + 1);
    const note = /^\.\. \[[^\]]+\] */u.exec(line);
    if (note !== null) return [this.render([line.slice(note[0].length), ...inside]), end];
    const named = directive.exec(line);
    if (named === null) return ['', end];
    const optionsAt = findEnd(inside, 0, (each) => each.trim() === '' || field.test(each));
    const bodyAt = findEnd(inside, optionsAt, (each) => !field.test(each) && !each.startsWith(' '));
    const options = inside.slice(optionsAt, bodyAt).join('\n');
    const given = [line.slice(named[0].length), ...inside.slice(0, optionsAt)];
    return [this.#renderDirective(named[1]!.toLowerCase(), given, options, inside.slice(bodyAt)), end];
  }

  #renderDirective(name: string, given: readonly string[], options: string, body: readonly string[]): string {
    const read = (key: string): string => new RegExp(`^:${key}: *(.*)$`, 'mu').exec(options)?.[1] ?? '';
    const title = given.join(' ').trim();
    const inside = (): string => this.render(body);
    const renderers = new Map<string, () => string>(
      Object.entries({
        nothing: () => '',
        code: () => renderCode([...given.slice(1), ...body]),
        text: () => this.render([...given, ...body]),
        inside: () => `<img alt="${escapeHtml(read('alt')).replaceAll('"', '&quot;')}">${inside()}`,
        title: () => `<p><strong>${this.#mark(title)}</strong></p>${inside()}`,
        'list-table': () => this.#renderRows(readListTable(body), Number(read('header-rows'))),
        'csv-table': () =>
          this.#renderRows(
            readCsvTable([read('header'), ...body]),
            Number(read('header-rows') || read('header') !== ''),
          ),
        version: () =>
          this.render([
            `${versions.get(name)} ${given.join('\n').replace(/^\S+(?=\s+\S)/u, '$&:')}`,
            ...body,
          ]),
      }),
    );
    const kind = versions.has(name) ? 'version' : (kinds.find(([, names]) => names.test(name))?.[0] ?? name);
    const renderer = renderers.get(kind);
    if (renderer !== undefined) return renderer();
    return title === '' ? inside() : this.#describe(given, inside());
  }

  #renderRows(rows: readonly (readonly string[])[], headers: number): string {
    const html = rows.map((cells, index) => {
      const tag = index < headers ? 'th' : 'td';
      return `<tr>${cells.map((cell) => `<${tag}>${this.render(cell.split('\n'))}</${tag}>`).join('')}</tr>`;
    });
    return `<table>${html.join('')}</table>`;
  }
}

function findEnd(lines: readonly string[], from: number, test: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && !test(lines[end]!)) end += 1;
  return end;
}

/** The lines that stand deeper than the margin, moved to it, and the line that follows them. */
function takeInside(
  lines: readonly string[],
  from: number,
): readonly [inside: readonly string[], end: number] {
  const end = findEnd(lines, from, (line) => /^\S/u.test(line));
  const inside = lines.slice(from, end);
  const indents = inside.filter((line) => line.trim() !== '').map((line) => line.search(/\S/u));
  const indent = indents.reduce((least, each) => Math.min(least, each), Infinity);
  return [inside.map((line) => line.slice(indent).trimEnd()), end];
}

function renderCode(lines: readonly string[]): string {
  const code = lines.join('\n').replaceAll(/^\n+|\s+$/gu, '');
  return code === '' ? '' : `<pre>\n${escapeHtml(code)}</pre>`;
}
