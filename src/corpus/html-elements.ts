import {
  childrenOf,
  classesOf,
  findElements,
  hasTag,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isIgnored,
  readAttribute,
  textOf,
} from './html-tree.ts';
import { countWords } from './sentence.ts';

interface Definition {
  readonly terms: readonly HtmlElement[];
  readonly details: readonly HtmlElement[];
}

/** How many words are said of each term, on average, of a list inside another that is more than values to choose from. */
const fewestNestedWords = 25;

/** Words that open a paragraph in bold and are no term. */
const remarks =
  /^(?:note|notes|warning|tip|hint|important|caution|danger|info|example|examples|remember|attention|update|correction|see also|recommended|optional|default|usage|e\.g\.)\b/iu;

/** Whether each item of a list is an entry of a reference: a name that links can lead to, with more below it. */
export function listsEntries(list: HtmlElement): boolean {
  const items = list.tagName === 'ul' ? childrenOf(list).filter(isElement) : [];
  return (
    items.length > 0 &&
    items.every((item) => {
      const [name, ...details] = childrenOf(item).filter(isElement);
      return name !== undefined && isEntryName(name) && details.length > 0;
    })
  );
}

function isEntryName(element: HtmlElement): boolean {
  const [id] = findElements(element, (inside) => readAttribute(inside, 'id') !== null);
  const [name] = findElements(element, (inside) => hasTag(inside, 'strong', 'b', 'code'));
  return (
    element.tagName === 'p' && id !== undefined && name !== undefined && textOf(name) === textOf(element)
  );
}

/** Reads a list of terms; the boxes that some generators put round each pair do not count. */
export function readDefinitions(list: HtmlElement): readonly Definition[] {
  const definitions: { terms: HtmlElement[]; details: HtmlElement[] }[] = [];
  const parts = childrenOf(list).flatMap((child) =>
    hasTag(child, 'div', 'li') ? childrenOf(child) : [child],
  );
  for (const part of parts) {
    if (!isElement(part) || isIgnored(part)) continue;
    const last = definitions.at(-1);
    if (part.tagName !== 'dt' && !isEntryName(part)) last?.details.push(part);
    else if (last !== undefined && last.details.length === 0) last.terms.push(part);
    else definitions.push({ terms: [part], details: [] });
  }
  return definitions;
}

/** Whether each term of a list deserves a section: what is said of it is more than a few words, or sentences. */
export function areSections(definitions: readonly Definition[], isNested: boolean): boolean {
  const lengths = definitions.map(({ details }) => countWords(details.map(textOf).join(' ')));
  const isLabel = definitions.every(({ terms }) => terms.some((term) => textOf(term).endsWith(':')));
  const mean = lengths.reduce((sum, words) => sum + words, 0) / lengths.length;
  return !isLabel && (isNested ? mean >= fewestNestedWords : lengths.some((words) => words >= 8));
}

/** The term that opens a paragraph in bold, as in `**Port**: where it listens`; null where none does. */
function readBoldTerm(paragraph: HtmlElement): string | null {
  const [first, second] = childrenOf(paragraph).filter((child) => textOf(child) !== '' || isElement(child));
  if (first === undefined || second === undefined || !hasTag(first, 'strong', 'b')) return null;
  const term = textOf(first);
  const isMarkedOff = /[:.]$/u.test(term) || /^\s*[:–—-]/u.test('value' in second ? second.value : '');
  const bare = term.replace(/\s*[:.]+$/u, '');
  return isMarkedOff && /\p{L}/u.test(bare) && countWords(bare) <= 6 && !remarks.test(bare) ? bare : null;
}

/**
 * The paragraphs among some nodes that open with a term each; fewer than three are only emphasis, and words that open
 * several, such as "Default value", name a part of each entry.
 */
export function findBoldTerms(nodes: readonly HtmlNode[]): ReadonlyMap<HtmlNode, string> {
  const opened = nodes.map((node) => (hasTag(node, 'p') ? readBoldTerm(node) : null));
  const found = new Map<HtmlNode, string>();
  for (const [index, term] of opened.entries()) {
    if (term !== null && opened.indexOf(term) === opened.lastIndexOf(term)) found.set(nodes[index]!, term);
  }
  return found.size >= 3 ? found : new Map();
}

/** Whether an element is a question with its answer below: a fold, or a paragraph all in bold or italics. */
export function asks(element: HtmlElement): boolean {
  if (!hasTag(element, 'summary', 'p')) return false;
  const text = textOf(element);
  if (!text.endsWith('?') || element.tagName === 'summary') return text.endsWith('?');
  if (countWords(text) > 25) return false;
  const [marked] = findElements(element, (inside) => hasTag(inside, 'strong', 'b', 'em', 'i'));
  return marked !== undefined && textOf(marked).replace(/\?$/u, '') === text.replace(/\?$/u, '');
}

/** Headings down to this level name chapters, and no box. */
const chapterLevel = 2;

/** Classes of what is no chapter, whatever heading it holds. */
const alwaysBox = /^(?:(?:admonition|callout|alert).*|warning|tip|hint|important|caution|danger)$/u;

/**
 * Whether an element stands beside the text, or interrupts it, as notes, warnings and folded questions do. Sites call
 * what holds a chapter a note, too: its heading is no deeper than the one of `openLevel` above it, or than chapters are.
 */
export function isBox(element: HtmlElement, openLevel: number): boolean {
  const isNamed = (names: RegExp): boolean => classesOf(element).some((name) => names.test(name));
  if (element.tagName === 'aside' || isNamed(alwaysBox)) return true;
  if (element.tagName === 'details' && findElements(element, asks).length > 0) return true;
  if (!isNamed(/^(?:note|notice|info)$/u)) return false;
  const [heading] = findElements(element, ({ tagName }) => /^h[1-6]$/u.test(tagName));
  return heading === undefined || Number(heading.tagName.charAt(1)) > Math.max(openLevel, chapterLevel);
}

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

/** Lists that hold headings, or whose items are questions with their answers: each item is text of its own. */
export function arrangesBlocks(list: HtmlElement): boolean {
  if (findElements(list, ({ tagName }) => /^h[1-6]$/u.test(tagName)).length > 0) return true;
  const items = childrenOf(list).filter(isElement);
  return items.length > 0 && items.every(isAnsweredQuestion);
}

function isAnsweredQuestion(item: HtmlElement): boolean {
  const [question] = findElements(item, asks);
  return question !== undefined && textOf(item).startsWith(textOf(question));
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
  const isBesideCode = isElement(node) && classesOf(node).some((name) => /^(?:linenos?|ttc)$/u.test(name));
  if (isBesideCode || hasTag(node, 'button')) return '';
  const code = childrenOf(node).map(readCode).join('');
  return hasTag(node, 'div') && code !== '' && !code.endsWith('\n') ? `${code}\n` : code;
}

function nameOf(element: HtmlElement | undefined): string | null {
  return readAttribute(element, 'id') ?? readAttribute(element, 'name');
}
