import { bot, person } from '../places.ts';
import { build, type Child } from './dom.ts';

/** Text in Discord's markdown as elements, as far as the bot writes it; whatever else stays as it was typed. */
export function renderMarkdown(text: string): HTMLElement {
  const pieces = text.split(/(?<!\\)```(?:[\w-]*\n)?([\s\S]+?)\n?```\n?/u);
  const blocks = pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [build('pre', { tabindex: 0 }, build('code', {}, piece))];
    return piece === '' ? [] : renderLines(piece.replace(/\n$/u, ''));
  });
  const element = build('div', { class: 'markdown' }, ...blocks);
  element.normalize();
  return element;
}

/** Each line as an element of its own; neighboring lines of a quotation are one. */
function renderLines(text: string): readonly HTMLElement[] {
  const pieces = text.split(/^((?:> .*(?:\n|$))+)/mu);
  return pieces.flatMap((piece, index) => {
    const lines = piece.replace(/\n$/u, '');
    if (index % 2 === 0) return piece === '' ? [] : lines.split('\n').map((line) => renderLine(line));
    return [build('blockquote', {}, ...renderLines(lines.replaceAll(/^> /gmu, '')))];
  });
}

function renderLine(line: string): HTMLElement {
  const [, mark, rest = line] = /^(#{1,3}|-#|[-*]) +(.+)$/u.exec(line) ?? [];
  const content = renderMarks(rest);
  if (mark === undefined) return build('div', {}, ...content);
  if (mark === '-#') return build('small', {}, ...content);
  if (mark.length === 1 && mark !== '#') return build('div', {}, '• ', ...content);
  // All of one level, below the heading of the page, so that the outline of the whole stays in order.
  return build('div', { role: 'heading', 'aria-level': 2 }, ...content);
}

type Render = (groups: readonly string[]) => Child;

const wrap =
  (name: 'strong' | 'em' | 'u'): Render =>
  ([inner = '']) =>
    build(name, {}, ...renderMarks(inner));

/** What stands inside a line, and how it is shown; the first that matches counts. */
const marks: readonly (readonly [RegExp, Render])[] = [
  [/\\([^\p{L}\p{N}\s])/uy, ([sign]) => sign],
  [/`([^`]+)`/uy, ([code]) => build('code', {}, code)],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/uy, wrap('strong')],
  [/__((?:\\.|[^\\])+?)__(?!_)/uy, wrap('u')],
  [/\*(?=\S)((?:\\.|[^\\*])+)(?<!\s)\*(?!\*)/uy, wrap('em')],
  [/\[((?:\\.|[^\\\]])+)\]\((https?:\/\/[^\s)]+)\)/iuy, renderLink],
  [/(https?:\/\/[^\s<>]+)/iuy, ([url = '']) => renderLink([url, url])],
  [/<\/([^:>]+):\d+>/uy, ([name = '']) => build('span', { class: 'mention' }, `/${name}`)],
  [/<@(\d+)>/uy, renderUser],
];

function renderMarks(text: string): readonly Child[] {
  const parts: Child[] = [];
  for (let place = 0; place < text.length;) {
    const found = findMark(text, place);
    parts.push(found === null ? text.charAt(place) : found.render(found.groups));
    place += found?.length ?? 1;
  }
  return parts;
}

function findMark(text: string, place: number) {
  for (const [pattern, render] of marks) {
    pattern.lastIndex = place;
    const [whole, ...groups] = pattern.exec(text) ?? [];
    if (whole !== undefined) return { length: whole.length, groups, render };
  }
  return null;
}

function renderLink([label = '', href = '']: readonly string[]): HTMLElement {
  const attributes = { href, target: '_blank', rel: 'noopener noreferrer', title: href };
  // A bare address is a link by itself, and would be found in its label again.
  return build('a', attributes, ...(label === href ? [href] : renderMarks(label)));
}

function renderUser([id]: readonly string[]): Child {
  const user = [bot, person].find((each) => each.id === id);
  return user === undefined ? `<@${id}>` : build('span', { class: 'mention' }, `@${user.global_name}`);
}
