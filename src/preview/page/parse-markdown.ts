import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A piece of a text in Discord's markdown, as the library names it. */
export type Mark = ReturnType<ReturnType<typeof SimpleMarkdown.parserFor>>[number];

/** What the library has read before, in the state that it gives to its rules. */
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

/** Items of Discord's lists, which are not among the library's rules, each with its marker and how deep it stands. */
const item = {
  order: SimpleMarkdown.defaultRules.list.order,
  match: matchAtLineStart(/^( *)([-*]|\d{1,9}\.) +([^\n]+)(?:\n|$)/),
  parse: (
    [, indent = '', marker = '', text = '']: readonly string[],
    parse: (source: string, state: object) => unknown,
    state: object,
  ): object => ({
    depth: Math.ceil(indent.length / 2),
    marker: marker.length === 1 ? '•' : marker,
    content: parse(text, { ...state, prevCapture: null }),
  }),
};

/** What the bot has no use for stays as it was typed. */
const unread = ['twemoji', 'emoticon', 'emoji', 'channel', 'role', 'everyone', 'here'];
const { heading, subtext } = rulesExtended;
const others = Object.entries(rulesExtended).filter(([rule]) => !unread.includes(rule));
const parse = SimpleMarkdown.parserFor({
  ...Object.fromEntries(others),
  ...(heading && { heading: { ...heading, match: matchAtLineStart(/^(#{1,3}) +([^\n]+?)(\n|$)/) } }),
  ...(subtext && { subtext: { ...subtext, match: matchAtLineStart(/^-# +([^\n]+?)(\n|$)/) } }),
  item,
});

/** Reads a text as Discord would. */
export function parseMarkdown(text: string): readonly Mark[] {
  return parse(text, { inline: true });
}

/** The marks inside a mark; those of a quotation without the break that ends its last line. */
export function listInner({ type, content }: Mark): readonly Mark[] {
  if (!Array.isArray(content)) return [{ type: 'text', content: String(content ?? '') }];
  const marks: readonly Mark[] = content;
  return type === 'blockQuote' && isBreak(marks.at(-1)) ? marks.slice(0, -1) : marks;
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
      return Array.isArray(mark['content']) ? plainText(listInner(mark)) : String(mark['content'] ?? '');
    })
    .join('');
}
