import { escapeHtml } from './html-tree.ts';
import { createRstMarks } from './rst-marks.ts';

const rule = /^(?!::$)([!-/:-@[-`{-~])\1+\s*$/u;
const underline = /^([^\w\s])\1{3,}\s*$/u;
/** How a table begins that is drawn; it stays as it is. */
const drawing = /^(?:\+(?:[-=]+\+)+|=+(?: +=+)+)\s*$/u;
const bullet = /^[-*+•](?:\s+|$)/u;
const numbering = /^\(?(\d{1,3}|#|[a-z])[.)]\s+(?=\S)/u;
const field = /^:((?![: ])[^:`]+):(?:\s+|$)/u;
const option =
  /^(?:--?|\/)[\w?][\w-]{0,80}(?:[ =<][\w.<]{1,80}>?)?(?:, --?[\w?][\w-]{0,80}(?:[ =]<?[\w.]{1,80}>?)?){0,9}(?=\s{2,}\S|$)/u;
const directive = /^\.\.\s+(?:\|[^|]+\|\s+)?(?:[\w-]+:)*?([\w-]+)\s?::(?:\s+|$)/u;

/** Directives that show nothing, or code, or only what is inside, or their argument above it; for others it is a term. */
const silent =
  /^(?:contents|toctree|index|highlight|meta|(?:literal)?include|auto\w+|(?:current)?module|(?:default-)?role|sectnum|tabularcolumns|target-notes|todo(?:list)?|graphviz|digraph|plantuml|uml|mermaid|testsetup|replace|unicode|date|program)$/u;
const codeBlock =
  /^(?:[\w-]*code(?:-?block)?|csv-table|parsed-literal|prompt|console|doctest|testoutput|math|productionlist)$/u;
const box = /^(?:container|rst-class|only|ifconfig|compound|figure|image|tab-set|tabs|grid|glossary|hlist)$/u;
const titled =
  /^(?:note|warning|tip|hint|important|caution|danger|attention|error|seealso|epigraph|highlights|pull-quote|centered|admonition|topic|sidebar|tab|tab-item|group-tab|dropdown|card|grid-item-card|table|rubric|collapse)$/u;
const versions: ReadonlyMap<string, string> = new Map([
  ['versionadded', 'New in version'],
  ['versionchanged', 'Changed in version'],
  ['versionremoved', 'Removed in version'],
  ['deprecated', 'Deprecated since version'],
]);

/** HTML, and the line that goes on. */
type Part = readonly [html: string, end: number];

/** Makes HTML of reStructuredText, with the directives and roles of Sphinx. */
export function renderRst(source: string, labels: ReadonlyMap<string, string> = new Map()): string {
  return new RstReader(createRstMarks(source, labels)).render(
    source.replaceAll('\t', '        ').split('\n'),
  );
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
    if (!mark.startsWith(':'))
      return [`<ol start="${Number.parseInt(name, 10) || 1}"><li>${said}</li></ol>`, end];
    if (said === '' || /^(?:tocdepth|nosearch|nocomments)$/u.test(name)) return ['', end];
    const short = name.replace(/^(?:param|arg|key|type|var|raise|except)\w* (?:.* )?(?=\S+$)/u, '');
    return [`<ul><li>${this.#mark(short)}: ${said.replace(/^<p>(.*?)<\/p>/su, '$1')}</li></ul>`, end];
  }

  #readTerm(lines: readonly string[], at: number): Part | null {
    const line = lines[at]!;
    const term = option.exec(line)?.[0] ?? line;
    if (term === line && !/^ +\S/u.test(lines[at + 1] ?? '')) return null;
    const [inside, end] = takeInside(lines, at + 1);
    const said = this.render([line.slice(term.length).trimStart(), ...inside]);
    return [this.#describe([term.replace(/ : (.*)$/u, ' ($1)')], said), end];
  }

  #describe(terms: readonly string[], said: string): string {
    return `<dl>${terms.map((term) => `<dt>${this.#mark(term)}</dt>`).join('')}<dd>${said}</dd></dl>`;
  }

  #readText(lines: readonly string[], at: number): Part {
    const isDrawing = drawing.test(lines[at]!);
    const isCode = isDrawing || lines[at]!.startsWith('>>> ');
    const isTitle = (index: number): boolean => index > at && underline.test(lines[index + 1] ?? '');
    const end = findEnd(lines, at, (line, index) =>
      line.trim() === '' ? !isDrawing || drawing.test(lines[index - 1]!) : !isCode && isTitle(index),
    );
    const own = lines.slice(at, end);
    if (isCode) return [renderCode(own), end];
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
    const optionsAt = findEnd(inside, 0, (each) => each.trim() === '' || field.test(each.trim()));
    const bodyAt = findEnd(inside, optionsAt, (each) => !field.test(each) && !each.startsWith(' '));
    const options = inside.slice(optionsAt, bodyAt).join('\n');
    const given = [line.slice(named[0].length), ...inside.slice(0, optionsAt)];
    return [this.#renderDirective(named[1]!.toLowerCase(), given, options, inside.slice(bodyAt)), end];
  }

  #renderDirective(name: string, given: readonly string[], options: string, body: readonly string[]): string {
    const title = given.join('\n').trim();
    const version = versions.get(name);
    if (version !== undefined)
      return this.render([`${version} ${title.replace(/^\S+(?=\s+\S)/u, '$&:')}`, ...body]);
    if (name === 'raw') return title === 'html' ? `\n${body.join('\n')}\n` : '';
    if (silent.test(name)) return '';
    if (codeBlock.test(name)) return renderCode([...given.slice(1), ...body]);
    if (name === 'list-table') return this.render([...given, ...joinCells(body)]);
    const inside = this.render(body);
    if (box.test(name)) return `<img alt="${readAlternative(options)}">${inside}`;
    if (!titled.test(name)) return title === '' ? inside : this.#describe(given, inside);
    return this.render([...given, ...body]);
  }
}

function findEnd(
  lines: readonly string[],
  from: number,
  test: (line: string, index: number) => boolean,
): number {
  let end = from;
  while (end < lines.length && !test(lines[end]!, end)) end += 1;
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

/** The rows of a table that is written as lists of cells, each an item. */
function joinCells(body: readonly string[]): readonly string[] {
  const rows = body
    .join('\n')
    .replaceAll(/^\* +- */gmu, '* ')
    .replaceAll(/\n {2}- */gu, ';\n  ');
  return rows.replaceAll(/^ {4}/gmu, '  ').split('\n');
}

function readAlternative(options: string): string {
  return /^:alt: *(.*)$/mu.exec(options)?.[1]?.replaceAll('"', '') ?? '';
}

function renderCode(lines: readonly string[]): string {
  const code = lines.join('\n').replaceAll(/^\n+|\s+$/gu, '');
  return code === '' ? '' : `<pre>\n${escapeHtml(code)}</pre>`;
}
