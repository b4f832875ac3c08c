import { build, buildButton } from './dom.ts';
import { isBreak, listInner, listItems, type Mark, parseMarkdown, plainText } from './parse-markdown.ts';
import type { Words } from './words.ts';

/** What a text may refer to. */
export interface TextContext {
  readonly words: Words;
  readonly locale: string;
  /** The name of a user or null when unknown. */
  readonly nameUser: (id: string) => string | null;
  /** Begins a command that is mentioned. */
  readonly startCommand: (name: string) => void;
}

type Render = (mark: Mark, context: TextContext) => Node | string;

/** Text in Discord's markdown as elements. */
export function renderMarkdown(text: string, context: TextContext): HTMLElement {
  return build('div', { class: 'markdown' }, ...renderMarks(parseMarkdown(text), context));
}

const blocks = ['blockQuote', 'heading', 'list', 'subtext', 'codeBlock'];

function renderMarks(marks: readonly Mark[], context: TextContext): readonly (Node | string)[] {
  return marks.map((mark, index) => {
    // Before a block and after code, the line ends by itself.
    const isAtBlock = blocks.includes(marks[index + 1]?.type ?? '') || marks[index - 1]?.type === 'codeBlock';
    if (isBreak(mark)) return isAtBlock ? '' : build('br');
    return (renderers[mark.type] ?? showTyped)(mark, context);
  });
}

const wrap =
  (name: 'strong' | 'em' | 'u' | 's' | 'blockquote' | 'small'): Render =>
  (mark, context) =>
    build(name, {}, ...renderMarks(listInner(mark), context));
const mention =
  (describe: (mark: Mark) => string): Render =>
  (mark) =>
    build('span', { class: 'mention' }, describe(mark));

const renderers: Readonly<Record<string, Render>> = {
  strong: wrap('strong'),
  em: wrap('em'),
  underline: wrap('u'),
  strikethrough: wrap('s'),
  blockQuote: wrap('blockquote'),
  subtext: wrap('small'),
  spoiler: (mark, context) =>
    build(
      'details',
      { class: 'spoiler' },
      build('summary', {}, context.words.spoiler),
      ...renderMarks(listInner(mark), context),
    ),
  // Below the headings of the page, so that the outline of the whole stays in order.
  heading: (mark, context) =>
    build(
      'div',
      { class: 'heading', role: 'heading', 'aria-level': Number(mark['level']) + 3 },
      ...renderMarks(listInner(mark), context),
    ),
  inlineCode: (mark) => build('code', {}, plainText([mark])),
  codeBlock: (mark) => build('pre', { tabindex: 0 }, build('code', {}, plainText([mark]))),
  link: renderLink,
  url: renderLink,
  autolink: renderLink,
  list: renderList,
  slashCommand: ({ fullName }, { startCommand }) => {
    const start = (): void => {
      startCommand(String(fullName));
    };
    return buildButton({ class: 'mention' }, start, `/${String(fullName)}`);
  },
  user: ({ id }, { nameUser }) => {
    const name = nameUser(String(id));
    return name === null ? `<@${String(id)}>` : build('span', { class: 'mention' }, `@${name}`);
  },
  channel: mention(({ id }) => `<#${String(id)}>`),
  role: mention(({ id }) => `<@&${String(id)}>`),
  everyone: mention(() => '@everyone'),
  here: mention(() => '@here'),
  emoji: ({ name }) => `:${String(name)}:`,
  timestamp: renderTime,
};

function showTyped(mark: Mark): string {
  return plainText([mark]);
}

/** Discord opens web pages only; any other address stays text. */
function renderLink(mark: Mark, context: TextContext): Node | string {
  const url = String(mark['target']);
  const content = listInner(mark);
  if (!/^https?:\/\//i.test(url)) return `[${plainText(content)}](${url})`;
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer', title: url };
  return build('a', attributes, ...renderMarks(content, context));
}

function renderList(mark: Mark, context: TextContext): Node {
  const entries = listItems(mark).map((item) => build('li', {}, ...renderMarks(item, context)));
  const start = mark['start'] === null ? null : Number(mark['start']);
  return start === null ? build('ul', {}, ...entries) : build('ol', { start }, ...entries);
}

const timeFormats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A time that no calendar has stays as it was typed. */
function renderTime({ timestamp, format }: Mark, { locale }: TextContext): Node | string {
  const seconds = Number(timestamp);
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    return `<t:${String(timestamp)}${typeof format === 'string' ? `:${format}` : ''}>`;
  }
  const options = timeFormats[String(format)] ?? timeFormats['f'];
  const text = new Intl.DateTimeFormat(locale, options).format(date);
  return build('time', { datetime: date.toISOString(), class: 'timestamp' }, text);
}
