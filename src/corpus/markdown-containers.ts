interface Container {
  /** How far its lines are indented, in columns; null until its first line tells. */
  indent: number | null;
  /** Whether a closing tag ends it; else the first line that is indented less. */
  readonly isTag: boolean;
  readonly column: number;
  /** What stands behind it. */
  readonly closing: string;
}

const opener = /^\s*(?:!!!|\?\?\?\+?)\s*[\w -]*?(?:\s*"(.*)")?\s*$/u;
const tab = /^\s*===[!+]?\s+"(.*)"\s*$/u;
/** Neither its colons nor its name are tried at less than their length: that takes seconds on a long line. */
const directive =
  /^:{3,}(?!:)\s{0,20}(?:\{?([\w-]+)(?![\w-])\}?)?\s{0,20}(?:\[(.*)\]|([^{]*?))?\s{0,20}(?:\{[^}]*\})?$/u;
/** Containers that arrange or fetch what they show: what stands behind their names is no title. */
const arranging =
  /^(?:grid|col(?:umn)?s?|rows?|div|tabs|tab-set|code-?group|code-block|code|figure|image|include|literalinclude|toctree|only|container)$/u;
const alert = /^(\s*>[>\s]*)\\?\[!([\w-]+)\\?\][+-]?[ \t]*(.*)$/u;

/** A stretch of Markdown: code with the fences round it, or what stands between such code. */
export interface Stretch {
  readonly isCode: boolean;
  readonly text: string;
}

export function splitFences(source: string): readonly Stretch[] {
  const stretches: { isCode: boolean; lines: string[] }[] = [];
  let fence: Fence | null = null;
  for (const line of source.split('\n')) {
    const opened: Fence | null = fence ?? openFence(line, 0);
    const last = stretches.at(-1);
    if (last?.isCode === (opened !== null) && opened === fence) last.lines.push(line);
    else stretches.push({ isCode: opened !== null, lines: [line] });
    fence = fence !== null && closeFence(line, fence) !== null ? null : opened;
  }
  return stretches.map(({ isCode, lines }) => ({ isCode, text: lines.join('\n') }));
}

/**
 * Takes the containers of documentation sites away and leaves what is inside them: admonitions (`!!! note`, `:::tip`,
 * `> [!NOTE]`), tabs (`=== "Linux"`) and the components of MDX that stand on lines of their own. Titles become
 * paragraphs. What was indented because of a container is so no more.
 */
export function unwrapContainers(stretches: readonly Stretch[]): readonly Stretch[] {
  const containers: Container[] = [];
  const fences: string[] = [];
  let item = 0;
  return stretches.flatMap(({ isCode, text }) => {
    const lines = text.split('\n');
    if (isCode) {
      const closing = closeContainers(containers, lines[0]!);
      const code = lines.map((line) => dedent(line, containers));
      item = findItem(code[0]!, item);
      return [
        ...closing.map((tag) => ({ isCode: false, text: tag })),
        { isCode, text: indentCode(code, item).join('\n') },
      ];
    }
    const prose = lines.flatMap((raw) => {
      const closing = closeContainers(containers, raw);
      const line = dedent(raw, containers);
      item = findItem(line, item);
      return [...closing, ...readLine(line, columnOf(raw), containers, fences)];
    });
    return [{ isCode, text: prose.join('\n') }];
  });
}

/** Takes back what code is indented beyond its list item, and indents the fence that ends it as the one that began it. */
function indentCode([first = '', ...others]: readonly string[], item: number): readonly string[] {
  const fence = openFence(first, item)!;
  const inside = others.map(
    (line) => closeFence(line, fence) ?? line.slice(Math.min(fence.surplus, columnOf(line))),
  );
  return [first.slice(fence.surplus), ...inside];
}

interface Fence {
  readonly mark: string;
  /** What stands ahead of its mark. */
  readonly prefix: string;
  /** How far it is indented beyond the list item that it stands in, where Markdown would take it for text. */
  readonly surplus: number;
}

/** Where the text of the list item begins that is open, in columns. */
function findItem(line: string, before: number): number {
  const marker = /^\s*(?:[-*+]|\d+[.)])\s+/u.exec(line)?.[0].length;
  return marker ?? (line.trim() !== '' && columnOf(line) < before ? 0 : before);
}

function openFence(line: string, item: number): Fence | null {
  const [, prefix = '', mark] = /^([\s>]*(?:(?:[-*+]|\d+[.)])\s+)?)(`{3,}(?!.*`)|~{3,})/u.exec(line) ?? [];
  if (mark === undefined) return null;
  const indent = columnOf(line);
  const surplus = indent - item >= 4 ? indent - item : 0;
  return { mark, prefix: prefix.replace(/[^\s>]/gu, ' '), surplus };
}

/** The line that ends a fence, indented as the one that began it; null for any other. */
function closeFence(line: string, { mark, prefix, surplus }: Fence): string | null {
  const [, quote = '', end] = /^([\s>]*)(`{3,}|~{3,})\s*$/u.exec(line) ?? [];
  if (end?.startsWith(mark) !== true) return null;
  return `${quote.includes('>') ? quote : prefix.slice(surplus)}${end}`;
}

/** How far a line is indented; a tab goes to the next column that four divides. */
function columnOf(line: string): number {
  const [white = ''] = /^[ \t]*/u.exec(line) ?? [];
  return Array.from(white).reduce(
    (column, character) => column + (character === ' ' ? 1 : 4 - (column % 4)),
    0,
  );
}

/** Ends the containers that a line is no part of; what stands behind them takes its place ahead of the line. */
function closeContainers(containers: Container[], line: string): readonly string[] {
  const closings: string[] = [];
  if (line.trim() === '') return closings;
  const column = columnOf(line);
  for (let last = containers.at(-1); last !== undefined; last = containers.at(-1)) {
    const isLeft = last.isTag
      ? column <= last.column && /^\s*<\/[A-Z]/u.test(line)
      : column < (last.indent ?? 0);
    if (!isLeft) {
      last.indent ??= Math.max(column, last.column);
      break;
    }
    containers.pop();
    if (last.closing !== '') closings.push(dedent(' '.repeat(last.column) + last.closing, containers), '');
  }
  return closings;
}

function dedent(line: string, containers: readonly Container[]): string {
  const removed = containers.reduce(
    (sum, { indent, column }) => sum + (indent === null ? 0 : indent - column),
    0,
  );
  if (removed <= 0) return line;
  return ' '.repeat(Math.max(0, columnOf(line) - removed)) + line.trimStart();
}

/** What takes the place of a line outside of code; `column` is where it begins in the file. */
function readLine(
  line: string,
  column: number,
  containers: Container[],
  fences: string[],
): readonly string[] {
  const indent = /^\s*/u.exec(line)![0];
  const opened = opener.exec(line) ?? tab.exec(line);
  if (opened !== null) {
    const { lines, closing } = title(indent, opened[1]);
    containers.push({ indent: column + 4, isTag: false, column, closing });
    return lines;
  }
  const fenced = directive.exec(line.trim());
  if (fenced !== null) return readDirective(fenced, indent, fences);
  const quoted = alert.exec(line);
  if (quoted !== null) {
    const [, mark = '', , named = ''] = quoted;
    return named === '' ? [mark.trimEnd()] : [`${mark}**${named}**`, mark.trimEnd()];
  }
  if (/^\s*<[A-Z][\w.]*(?:\s.*)?>\s*$/u.test(line) && !/\/>\s*$|<\/[^<]*$/u.test(line)) {
    containers.push({ indent: null, isTag: true, column, closing: '' });
  }
  return [line];
}

function readDirective(fenced: RegExpExecArray, indent: string, fences: string[]): readonly string[] {
  if (/^:+$/u.test(fenced[0])) return ['', indent + (fences.pop() ?? ''), ''];
  const [, name = '', label, said = ''] = fenced;
  const { lines, closing } = title(indent, label ?? (isTitle(name, said) ? said : ''));
  fences.push(closing);
  return lines;
}

/** Whether what stands behind the name of a container is its title, and no argument. */
function isTitle(name: string, said: string): boolean {
  if (arranging.test(name) || /^[\w-]+=/u.test(said)) return false;
  // Sections have titles as well as classes.
  if (name === 'section' && /^[\p{Ll}\s-]+$/u.test(said)) return false;
  return /[\p{L}\p{N}]/u.test(said);
}

function title(
  indent: string,
  text: string | undefined,
): { readonly lines: readonly string[]; readonly closing: string } {
  const words = text?.replaceAll('**', '').trim() ?? '';
  if (words === '') return { lines: [''], closing: '' };
  const lines = ['', `${indent}**${words}**`, ''];
  if (!words.endsWith('?')) return { lines, closing: '' };
  // What asks takes in no more than its box.
  return { lines: ['', `${indent}<details>`, ...lines], closing: '</details>' };
}
