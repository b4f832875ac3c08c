/** A tag in Markdown, of HTML or of a component. */
export interface Tag {
  readonly text: string;
  readonly name: string;
  /** Whether nothing but other tags stands ahead of it on its line. */
  readonly beginsLine: boolean;
  /** Whether nothing but other tags stands ahead of it, and nothing behind it on its line. */
  readonly isOwnLine: boolean;
}

const quoted = '"[^"]{0,20000}"|\'[^\']{0,20000}\'|`[^`]{0,20000}`';
const expression = new RegExp(`(?<!\\\\)${nestBraces(6)}`, 'gu');
// No character can be read in two ways, so that what is no tag is given up at once.
const tag = new RegExp(
  `(?<!\\\\)</?([A-Za-z][\\w.-]*)(?=[\\s/>])(?:[^<>{=\\n]|\\n(?!\\n)|=(?:${quoted}|(?!["'\`]))|${nestBraces(6)}){0,20000}>`,
  'gu',
);

/** What stands between braces, which may stand inside each other so many times. */
function nestBraces(depth: number): string {
  const inner = depth === 0 ? '' : `|${nestBraces(depth - 1)}`;
  return `\\{(?:[^{}"'\`]|${quoted}${inner})*\\}`;
}

/** Replaces every tag of a text; attributes may hold expressions in braces, as in MDX. */
export function replaceTags(text: string, replace: (tag: Tag) => string): string {
  return text.replaceAll(tag, (whole: string, name: string, at: number) => {
    const beginsLine = text[at - 1] === '>' || endsLine(text, at - 1, -1);
    return replace({
      text: whole,
      name,
      beginsLine,
      isOwnLine: beginsLine && endsLine(text, at + whole.length, 1),
    });
  });
}

/** Replaces every expression in braces of a text, which may hold others; those behind a backslash are none. */
export function replaceBraces(text: string, replace: (expression: string) => string): string {
  const replaced = text.replaceAll(expression, (whole) => replace(whole.slice(1, -1)));
  return replaced.replaceAll(/\\(?=[{}])/gu, '');
}

/** The sign that a component is drawn as, such as in the cells of a table; nothing for all others. */
export function drawMark(component: string): string {
  const [, name] = /^<(?:Icon)?(Check|Tick|Yes|Cross|X|No)(?:Mark|Icon|Circle)*[\s/]/u.exec(component) ?? [];
  if (name === undefined) return '';
  return /^(?:Check|Tick|Yes)$/u.test(name) ? '✓' : '✗';
}

/** Whether nothing but white space stands between a place and the end, or beginning, of its line. */
function endsLine(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  return text[at] === undefined || text[at] === '\n';
}
