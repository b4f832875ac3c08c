import { build, buildButton } from './dom.ts';
import { isBreak, listInner, type Mark, parseMarkdown, plainText } from './parse-markdown.ts';
import type { Session } from './session.ts';

/** What a text may refer to. */
export interface TextContext {
  readonly session: Session;
  /** Begins a command that is mentioned. */
  readonly startCommand: (name: string) => void;
}

type Render = (mark: Mark, context: TextContext) => Node | string;

/** Text in Discord's markdown as elements. */
export function renderMarkdown(text: string, context: TextContext): HTMLElement {
  return build('div', { class: 'markdown' }, ...renderMarks(parseMarkdown(text), context));
}

const blocks = ['blockQuote', 'heading', 'item', 'subtext', 'codeBlock'];

function renderMarks(marks: readonly Mark[], context: TextContext): readonly (Node | string)[] {
  return marks.map((mark, index) => {
    // Before a block and after code, the line ends by itself.
    const isAtBlock = blocks.includes(marks[index + 1]?.type ?? '') || marks[index - 1]?.type === 'codeBlock';
    if (isBreak(mark)) return isAtBlock ? '' : '\n';
    return (renderers[mark.type] ?? showTyped)(mark, context);
  });
}

const wrap =
  (name: 'strong' | 'em' | 'u' | 's' | 'blockquote' | 'small'): Render =>
  (mark, context) =>
    build(name, {}, ...renderMarks(listInner(mark), context));

const renderers: Readonly<Record<string, Render>> = {
  strong: wrap('strong'),
  em: wrap('em'),
  underline: wrap('u'),
  strikethrough: wrap('s'),
  blockQuote: wrap('blockquote'),
  subtext: wrap('small'),
  spoiler: (mark, context) =>
    build('details', {}, build('summary', {}, 'Spoiler'), ...renderMarks(listInner(mark), context)),
  // All of one level, below the headings of the page, so that the outline of the whole stays in order.
  heading: (mark, context) => {
    const attributes = { class: `heading heading-${mark['level']}`, role: 'heading', 'aria-level': 3 };
    return build('div', attributes, ...renderMarks(listInner(mark), context));
  },
  item: (mark, context) => {
    const attributes = { class: mark['depth'] === 0 ? 'item' : 'item is-nested' };
    return build('div', attributes, `${mark['marker']} `, ...renderMarks(listInner(mark), context));
  },
  inlineCode: (mark) => build('code', {}, plainText([mark])),
  codeBlock: (mark) => build('pre', { tabindex: 0 }, build('code', {}, plainText([mark]))),
  link: renderLink,
  url: renderLink,
  autolink: renderLink,
  slashCommand: ({ fullName }, { startCommand }) =>
    buildButton({ class: 'mention' }, () => startCommand(String(fullName)), `/${fullName}`),
  user: ({ id }, { session: { state } }) => {
    const user = [state.bot, state.person].find((each) => each.id === id);
    return user === undefined ? `<@${id}>` : build('span', { class: 'mention' }, `@${user.global_name}`);
  },
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

const timeFormats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A time that no calendar has stays as it was typed. */
function renderTime({ timestamp, format }: Mark, { session }: TextContext): Node | string {
  const date = new Date(Number(timestamp) * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${timestamp}${format ? `:${format}` : ''}>`;
  const options = timeFormats[String(format)] ?? timeFormats['f'];
  const text = new Intl.DateTimeFormat(session.locale, options).format(date);
  return build('time', { datetime: date.toISOString(), class: 'mention' }, text);
}
