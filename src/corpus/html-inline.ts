import { isBoldQuestion } from './definitions.ts';
import {
  childrenOf,
  classesOf,
  findElements,
  hasTag,
  type HtmlElement,
  type HtmlNode,
  isElement,
  readAttribute,
  textOf,
} from './html-tree.ts';

/** Pictures are worth words only if their alternative text says something. */
const fewestAlternativeWords = 4;

const superscripts = new Map(
  Array.from('0123456789+-=()ni', (plain, index) => [plain, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'.charAt(index)]),
);

/** The questions of `<!-- asks: How do I …? | … -->`, which the section above the comment answers. */
export function readAsks(comment: string): readonly string[] {
  const questions = /^\s*asks:([\s\S]*)$/u.exec(comment)?.[1] ?? '';
  return questions.split('|').flatMap((question) => question.replaceAll(/\s+/gu, ' ').trim() || []);
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Lists whose items are questions with their answers, or hold headings: each item is text of its own. */
export function arrangesBlocks(list: HtmlElement): boolean {
  return (
    findElements(list, (inside) => /^h[1-6]$/u.test(inside.tagName) || isBoldQuestion(inside)).length > 0
  );
}

/** The id that links to a heading lead to: its own, that of an empty link inside, or that of the section it opens. */
export function findAnchor(heading: HtmlElement): string | null {
  const [link] = findElements(heading, (element) => element.tagName === 'a' && nameOf(element) !== null);
  const own = readAttribute(heading, 'id') ?? nameOf(link);
  if (own !== null) return own;
  const parent = heading.parentNode;
  if (parent === null || !hasTag(parent, 'section', 'div')) return null;
  return childrenOf(parent).find(isElement) === heading ? readAttribute(parent, 'id') : null;
}

/** Whether a heading only says the title again: case and spacing do not count. */
export function isSameHeading(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => text.toLowerCase().replaceAll(/\s+/gu, ' ').trim());
  return one === other;
}

/** The alternative text of a picture, where it says something; otherwise nothing. */
export function describeImage(image: HtmlElement): string {
  const text = readAttribute(image, 'alt')?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  const isName = /\.\w{2,4}$|^(?:image|screenshot|logo|icon|badge)\b/iu.test(text);
  return text.split(' ').length >= fewestAlternativeWords && !isName ? text : '';
}

/** Exponents become characters; marks of notes go. */
export function writeSuperscript(element: HtmlElement): string {
  const text = textOf(element);
  const isNote =
    findElements(element, ({ tagName }) => tagName === 'a').length > 0 ||
    /^\[.*\]$/u.test(text) ||
    classesOf(element).some((name) => /footnote|reference|fn/iu.test(name));
  if (isNote) return '';
  const raised = Array.from(text, (character) => superscripts.get(character));
  return raised.includes(undefined) ? text : raised.join('');
}

export function isCode(element: HtmlElement): boolean {
  return element.tagName === 'pre' || classesOf(element).includes('fragment');
}

/** The text of code, line by line as on the page. */
export function readCode(node: HtmlNode): string {
  if ('value' in node) return node.value;
  if (hasTag(node, 'br')) return '\n';
  const isLineNumber = isElement(node) && classesOf(node).some((name) => /^linenos?$/u.test(name));
  if (isLineNumber || hasTag(node, 'button')) return '';
  const code = childrenOf(node).map(readCode).join('');
  return hasTag(node, 'div') && code !== '' && !code.endsWith('\n') ? `${code}\n` : code;
}

function nameOf(element: HtmlElement | undefined): string | null {
  return readAttribute(element, 'id') ?? readAttribute(element, 'name');
}
