import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A piece of a text in Discord's markdown. */
export type Mark =
  | { readonly kind: 'text' | 'code' | 'mention' | 'emoji'; readonly text: string }
  | { readonly kind: 'block'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: Nesting; readonly content: readonly Mark[] }
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Mark[] }
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Mark[] }
  | {
      readonly kind: 'list';
      /** The first number; null for bullets. */
      readonly start: number | null;
      readonly items: readonly (readonly Mark[])[];
    }
  | { readonly kind: 'command'; readonly id: string; readonly name: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'time'; readonly seconds: number; readonly format: string };

type Nesting = 'strong' | 'em' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';
type Node = ReturnType<ReturnType<typeof SimpleMarkdown.parserFor>>[number];

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
      items: items.map((item) => parse(dedent(item.replace(listItem, '')), { ...state, prevCapture: null })),
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
  return readNodes(parse(text, { inline: true }));
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

function dedent(item: string): string {
  return item.replace(/\n {2}/g, '\n');
}

function readNodes(nodes: unknown): readonly Mark[] {
  if (typeof nodes === 'string') return [{ kind: 'text', text: nodes }];
  if (!Array.isArray(nodes)) return [];
  return joinTexts(nodes.map((node: Node) => readers[node.type]?.(node) ?? readUnknown(node)));
}

/** The library cuts text at every sign; pieces of one run belong together. */
function joinTexts(marks: readonly Mark[]): readonly Mark[] {
  return marks.reduce<Mark[]>((joined, mark) => {
    const last = joined.at(-1);
    if (mark.kind !== 'text' || last?.kind !== 'text') return [...joined, mark];
    return [...joined.slice(0, -1), { kind: 'text', text: last.text + mark.text }];
  }, []);
}

const nest =
  (kind: Nesting) =>
  (node: Node): Mark => ({ kind, content: readNodes(node['content']) });

const readers: Readonly<Record<string, (node: Node) => Mark>> = {
  text: (node) => ({ kind: 'text', text: String(node['content']) }),
  escape: (node) => ({ kind: 'text', text: String(node['content']) }),
  br: () => ({ kind: 'break' }),
  newline: () => ({ kind: 'break' }),
  strong: nest('strong'),
  em: nest('em'),
  underline: nest('underline'),
  strikethrough: nest('strike'),
  spoiler: nest('spoiler'),
  blockQuote: (node) => ({ kind: 'quote', content: dropLastBreak(readNodes(node['content'])) }),
  subtext: nest('subtext'),
  heading: (node) => ({ kind: 'heading', level: Number(node['level']), content: readNodes(node['content']) }),
  inlineCode: (node) => ({ kind: 'code', text: String(node['content']) }),
  codeBlock: (node) => ({ kind: 'block', text: String(node['content']) }),
  link: readLink,
  url: readLink,
  autolink: readLink,
  list: readList,
  slashCommand: (node) => ({ kind: 'command', id: String(node['id']), name: String(node['fullName']) }),
  user: (node) => ({ kind: 'user', id: String(node['id']) }),
  channel: () => ({ kind: 'mention', text: '#channel' }),
  role: () => ({ kind: 'mention', text: '@role' }),
  everyone: () => ({ kind: 'mention', text: '@everyone' }),
  here: () => ({ kind: 'mention', text: '@here' }),
  emoji: (node) => ({ kind: 'emoji', text: `:${String(node['name'])}:` }),
  timestamp: (node) => ({
    kind: 'time',
    seconds: Number(node['timestamp']),
    format: String(node['format'] ?? 'f'),
  }),
};

/** The end of a quotation's last line belongs to the quotation for the library, and would leave an empty line. */
function dropLastBreak(marks: readonly Mark[]): readonly Mark[] {
  return marks.at(-1)?.kind === 'break' ? marks.slice(0, -1) : marks;
}

function readUnknown(node: Node): Mark {
  return { kind: 'text', text: typeof node['content'] === 'string' ? node['content'] : '' };
}

/** Discord opens web pages only; any other address stays text. */
function readLink(node: Node): Mark {
  const url = String(node['target']);
  const content = readNodes(node['content']);
  return /^https?:\/\//i.test(url)
    ? { kind: 'link', url, content }
    : { kind: 'text', text: `[${plainText(content)}](${url})` };
}

function readList(node: Node): Mark {
  const start: unknown = node['start'];
  const items: unknown = node['items'];
  return {
    kind: 'list',
    start: typeof start === 'number' ? start : null,
    items: Array.isArray(items) ? items.map(readNodes) : [],
  };
}

/** What a text says, without its marks. */
export function plainText(marks: readonly Mark[]): string {
  return marks
    .map((mark) => {
      if ('content' in mark) return plainText(mark.content);
      if ('text' in mark) return mark.text;
      return mark.kind === 'list' ? mark.items.map(plainText).join('\n') : mark.kind === 'break' ? '\n' : '';
    })
    .join('');
}
