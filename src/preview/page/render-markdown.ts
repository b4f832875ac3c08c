import { build, buildButton } from './dom.ts';
import { type Mark, parseMarkdown } from './parse-markdown.ts';
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

/** Text in Discord's markdown as elements. */
export function renderMarkdown(text: string, context: TextContext): HTMLElement {
  return build('div', { class: 'markdown' }, ...renderMarks(parseMarkdown(text), context));
}

function renderMarks(marks: readonly Mark[], context: TextContext): readonly Node[] {
  return marks.map((mark, index) => {
    const next = marks[index + 1];
    // Before a block and after code, the line ends by itself.
    const isAtBlock = (next !== undefined && isBlock(next)) || marks[index - 1]?.kind === 'block';
    return mark.kind === 'break' && isAtBlock ? document.createTextNode('') : renderMark(mark, context);
  });
}

function isBlock({ kind }: Mark): boolean {
  return ['quote', 'heading', 'list', 'subtext', 'block'].includes(kind);
}

const elements = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  quote: 'blockquote',
  subtext: 'small',
} as const;

function renderMark(mark: Mark, context: TextContext): Node {
  if ('content' in mark) return renderNesting(mark, context);
  return 'text' in mark ? renderWords(mark) : renderReference(mark, context);
}

function renderWords({ kind, text }: Extract<Mark, { text: string }>): Node {
  if (kind === 'code') return build('code', {}, text);
  if (kind === 'block') return build('pre', { tabindex: 0 }, build('code', {}, text));
  return kind === 'mention' ? build('span', { class: 'mention' }, text) : document.createTextNode(text);
}

function renderNesting(mark: Extract<Mark, { content: readonly Mark[] }>, context: TextContext): Node {
  const content = renderMarks(mark.content, context);
  if (mark.kind === 'spoiler') return renderSpoiler(content, context);
  if (mark.kind === 'heading') {
    // Below the headings of the page, so that the outline of the whole stays in order.
    const level = mark.level + 3;
    return build(
      'div',
      { class: `heading heading-${mark.level}`, role: 'heading', 'aria-level': level },
      ...content,
    );
  }
  if (mark.kind !== 'link') return build(elements[mark.kind], {}, ...content);
  return build(
    'a',
    { href: mark.url, target: '_blank', rel: 'noopener noreferrer', title: mark.url },
    ...content,
  );
}

function renderReference(
  mark: Exclude<Mark, { text: string } | { content: readonly Mark[] }>,
  context: TextContext,
): Node {
  if (mark.kind === 'break') return build('br');
  if (mark.kind === 'list') return renderList(mark, context);
  if (mark.kind === 'time') return renderTime(mark.seconds, mark.format, context);
  if (mark.kind === 'user') {
    return build('span', { class: 'mention' }, `@${context.nameUser(mark.id) ?? mark.id}`);
  }
  const start = (): void => {
    context.startCommand(mark.name);
  };
  return buildButton({ class: 'mention' }, start, `/${mark.name}`);
}

function renderList({ start, items }: Extract<Mark, { kind: 'list' }>, context: TextContext): Node {
  const entries = items.map((item) => build('li', {}, ...renderMarks(item, context)));
  return start === null ? build('ul', {}, ...entries) : build('ol', { start }, ...entries);
}

function renderSpoiler(content: readonly Node[], { words }: TextContext): Node {
  const hidden = build('span', {}, ...content);
  hidden.hidden = true;
  const cover = buildButton({ class: 'spoiler-cover' }, reveal, words.spoiler);
  function reveal(): void {
    hidden.hidden = false;
    cover.remove();
  }
  return build('span', { class: 'spoiler' }, cover, hidden);
}

const timeFormats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

function renderTime(seconds: number, format: string, { locale }: TextContext): Node {
  const date = new Date(seconds * 1000);
  const text =
    format === 'R'
      ? describeDistance(seconds - Date.now() / 1000, locale)
      : new Intl.DateTimeFormat(locale, timeFormats[format] ?? timeFormats['f']).format(date);
  const full = new Intl.DateTimeFormat(locale, timeFormats['F']).format(date);
  return build('time', { datetime: date.toISOString(), title: full, class: 'timestamp' }, text);
}

function describeDistance(seconds: number, locale: string): string {
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
