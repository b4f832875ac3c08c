import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A piece of a text in Discord's markdown, as the library names it; lists have `items` and a `start`. */
export type Mark = ReturnType<ReturnType<typeof SimpleMarkdown.parserFor>>[number];

/** What the library has read before, in the state that it hands to its rules. */
interface ParseState {
  readonly prevCapture?: readonly string[] | null;
}

/** A rule for what stands on lines of its own. The library's own ones miss that a line starts after a quotation. */
function matchAtLineStart(pattern: RegExp) {
  return (source: string, { prevCapture }: ParseState): RegExpExecArray | null => {
    const isAtLineStart = prevCapture == null || prevCapture[0]?.endsWith('\n') === true;
    return isAtLineStart ? pattern.exec(source) : null;
  };
}

const listItem = /^( *)([-*]|\d{1,9}\.) +/;

/** Discord's lists are not among the library's rules: lines with a marker, and lines indented below one. */
const list = {
  order: SimpleMarkdown.defaultRules.list.order,
  match: matchAtLineStart(/^(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$)(?: {2,}[^\n]+(?:\n|$))*)+/),
  parse: (
    capture: readonly string[],
    parse: (source: string, state: object) => unknown,
    state: object,
  ): object => {
    const items = splitItems(capture[0] ?? '');
    const [, , marker = '-'] = listItem.exec(items[0] ?? '') ?? [];
    return {
      start: marker.endsWith('.') ? Number.parseInt(marker, 10) : null,
      items: items.map((item) =>
        parse(item.replace(listItem, '').replace(/\n {2}/g, '\n'), { ...state, prevCapture: null }),
      ),
    };
  },
};

const { twemoji: _twemoji, emoticon: _emoticon, heading, subtext, ...others } = rulesExtended;
const rules = {
  ...others,
  ...(heading && { heading: { ...heading, match: matchAtLineStart(/^(#{1,3}) +([^\n]+?)(\n|$)/) } }),
  ...(subtext && { subtext: { ...subtext, match: matchAtLineStart(/^-# +([^\n]+?)(\n|$)/) } }),
  list,
};
const parse = SimpleMarkdown.parserFor(rules);

/** Reads a text as Discord would. */
export function parseMarkdown(text: string): readonly Mark[] {
  return parse(text, { inline: true });
}

/** An item begins where a line with a marker is indented no deeper than the first. */
function splitItems(text: string): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const depth = listItem.exec(lines[0] ?? '')?.[1]?.length ?? 0;
  return lines.reduce<string[]>((items, line) => {
    const indent = listItem.exec(line)?.[1]?.length;
    if (indent !== undefined && indent <= depth) return [...items, line];
    return [...items.slice(0, -1), `${items.at(-1) ?? ''}\n${line}`];
  }, []);
}

/** The marks inside a mark; those of a quotation without the break that ends its last line. */
export function listInner({ type, content }: Mark): readonly Mark[] {
  if (!Array.isArray(content)) return [{ type: 'text', content: String(content ?? '') }];
  const marks: readonly Mark[] = content;
  return type === 'blockQuote' && isBreak(marks.at(-1)) ? marks.slice(0, -1) : marks;
}

/** The marks of each item of a list. */
export function listItems({ items }: Mark): readonly (readonly Mark[])[] {
  return Array.isArray(items) ? items : [];
}

/** Whether a mark ends a line. */
export function isBreak(mark: Mark | undefined): boolean {
  return mark?.type === 'br' || mark?.type === 'newline';
}

/** What a text says, without its marks. */
export function plainText(marks: readonly Mark[]): string {
  return marks
    .map((mark) => {
      if (isBreak(mark)) return '\n';
      if (mark.type === 'list') return listItems(mark).map(plainText).join('\n');
      return Array.isArray(mark['content']) ? plainText(listInner(mark)) : String(mark['content'] ?? '');
    })
    .join('');
}
