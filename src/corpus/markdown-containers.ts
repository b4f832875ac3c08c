interface Container {
  /** How far its lines are indented, in columns; null until its first line tells. */
  indent: number | null;
  /** Whether a closing tag ends it; else the first line that is indented less. */
  readonly isTag: boolean;
  readonly column: number;
}

const opener = /^\s*(?:!!!|\?\?\?\+?)\s*[\w -]*?(?:\s*"(.*)")?\s*$/u;
const tab = /^\s*===[!+]?\s+"(.*)"\s*$/u;
const directive = /^:{3,}\s{0,20}(?:\{?([\w-]+)\}?)?\s{0,20}(?:\[(.*)\]|([^{]*?))?\s{0,20}(?:\{[^}]*\})?$/u;
const alert = /^(\s*>[>\s]*)\\?\[!([\w-]+)\\?\][+-]?[ \t]*(.*)$/u;
/** Boxes that only arrange what is inside them. */
const silent =
  /^(?:tabs?|tab-item|code-group|steps|cards?|grid|div|section|columns?|center|raw|v-pre|full-width)$/iu;

/**
 * Takes the containers of documentation sites away and leaves what is inside them: admonitions (`!!! note`, `:::tip`,
 * `> [!NOTE]`), tabs (`=== "Linux"`) and the components of MDX that stand on lines of their own. Titles become
 * paragraphs. What was indented because of a container is so no more. Code between fences comes in parts of its own.
 */
export function unwrapContainers(
  source: string,
): readonly { readonly isCode: boolean; readonly text: string }[] {
  const parts: { isCode: boolean; lines: string[] }[] = [];
  const containers: Container[] = [];
  let fence: Fence | null = null;
  let item = 0;
  const put = (isCode: boolean, ...lines: readonly string[]): void => {
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(...lines);
    else parts.push({ isCode, lines: [...lines] });
  };
  for (const raw of source.split('\n')) {
    if (fence === null) closeContainers(containers, raw);
    const line = dedent(raw, containers);
    if (fence !== null) {
      const end = closeFence(line, fence);
      put(true, end ?? line.slice(Math.min(fence.surplus, columnOf(line))));
      if (end !== null) fence = null;
    } else {
      item = findItem(line, item);
      fence = openFence(line, item);
      if (fence === null) put(false, ...readLine(line, columnOf(raw), containers));
      else put(true, line.slice(fence.surplus));
    }
  }
  return parts.map(({ isCode, lines }) => ({ isCode, text: lines.join('\n') }));
}

/** Replaces each stretch of lines outside of fences. */
export function replaceProse(source: string, replace: (prose: string) => string): string {
  const parts: string[] = [];
  let prose: string[] = [];
  let fence: Fence | null = null;
  const flush = (): void => {
    if (prose.length > 0) parts.push(replace(prose.join('\n')));
    prose = [];
  };
  for (const line of source.split('\n')) {
    const opened: Fence | null = fence ?? openFence(line, 0);
    if (opened === null) prose.push(line);
    else {
      flush();
      parts.push(line);
      fence = fence !== null && closeFence(line, fence) !== null ? null : opened;
    }
  }
  flush();
  return parts.join('\n');
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

function closeContainers(containers: Container[], line: string): void {
  if (line.trim() === '') return;
  const column = columnOf(line);
  for (let last = containers.at(-1); last !== undefined; last = containers.at(-1)) {
    const isLeft = last.isTag
      ? column <= last.column && /^\s*<\/[A-Z]/u.test(line)
      : column < (last.indent ?? 0);
    if (isLeft) containers.pop();
    else {
      last.indent ??= Math.max(column, last.column);
      break;
    }
  }
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
function readLine(line: string, column: number, containers: Container[]): readonly string[] {
  const indent = /^\s*/u.exec(line)![0];
  const opened = opener.exec(line) ?? tab.exec(line);
  if (opened !== null) {
    containers.push({ indent: column + 4, isTag: false, column });
    return title(indent, opened[1]);
  }
  const fenced = directive.exec(line.trim());
  if (fenced !== null) return title(indent, readDirectiveTitle(fenced));
  const quoted = alert.exec(line);
  if (quoted !== null) {
    const [, mark = '', , named = ''] = quoted;
    return named === '' ? [mark.trimEnd()] : [`${mark}**${named}**`, mark.trimEnd()];
  }
  if (/^\s*<[A-Z][\w.]*(?:\s.*)?>\s*$/u.test(line) && !/\/>\s*$|<\/[^<]*$/u.test(line)) {
    containers.push({ indent: null, isTag: true, column });
  }
  return [line];
}

function readDirectiveTitle([, kind = '', label, rest = '']: RegExpExecArray): string | undefined {
  if (label !== undefined) return label;
  return silent.test(kind) && !/^tab(?:-item)?$/iu.test(kind) ? undefined : rest;
}

function title(indent: string, text: string | undefined): readonly string[] {
  const words = text?.trim() ?? '';
  return words === '' ? [''] : ['', `${indent}**${words.replaceAll('**', '')}**`, ''];
}
