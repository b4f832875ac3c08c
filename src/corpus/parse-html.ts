import { parse } from 'parse5';
import {
  childrenOf,
  classesOf,
  findElements,
  hasTag,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isIgnored,
  namesOf,
  readAttribute,
  textOf,
} from './html-tree.ts';
import { readLanguageTag } from './language-tag.ts';
import { resolveUrl } from './web-address.ts';

/** A web page; title, address and language are null where the page does not tell them. */
export interface HtmlPage {
  /** What the page is about, without what stands round it. */
  readonly content: HtmlNode;
  readonly title: string | null;
  readonly url: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
}

/** What generators call the box round the text of a page, the innermost first. */
const contentNames =
  /^(?:markdown-body|theme-doc-markdown|vp-doc|sl-markdown-content|td-content|md-content__inner|rst-content|book-body|post-content|article-content|entry-content|page-content|mw-parser-output|mw-content-text|documentwrapper|content|main-content|main)$/u;

export function parseHtml(source: string): HtmlPage {
  const page = parse(source);
  restoreStructure(page);
  const content = findContent(page);
  return { content, title: readTitle(page, content), url: readCanonical(page), language: readLanguage(page) };
}

function findContent(page: HtmlNode): HtmlNode {
  const [body = page] = findElements(page, (element) => element.tagName === 'body');
  const [main] = findElements(
    body,
    (element) => element.tagName === 'main' || readAttribute(element, 'role') === 'main',
  );
  const articles = findElements(main ?? body, (element) => element.tagName === 'article');
  if (articles.length === 1 && holdsMost(articles[0]!, main ?? body)) return articles[0]!;
  if (main !== undefined) return main;
  const [named] = findElements(body, (element) => namesOf(element).some((name) => contentNames.test(name)));
  return named !== undefined && holdsMost(named, body) && standsAmongLinks(named, body) ? named : body;
}

/** Whether a part is worth the whole: a box that is only called "content" may be a small one. */
function holdsMost(part: HtmlElement, whole: HtmlNode): boolean {
  return textOf(part).length * 2 >= textOf(whole).length;
}

/** Whether what stands round a part is mostly links; otherwise it may be the beginning of the text. */
function standsAmongLinks(part: HtmlElement, whole: HtmlNode): boolean {
  const around = textOf(whole).length - textOf(part).length;
  return (measureLinks(whole) - measureLinks(part)) * 2 > around;
}

function measureLinks(node: HtmlNode): number {
  const links = findElements(node, (element) => element.tagName === 'a');
  return links.map(textOf).join('').length;
}

/**
 * The heading of the content, or of the page where that is not the name of the whole site, with which browsers end what
 * they show; and that where there is no such heading, or several.
 */
function readTitle(page: HtmlNode, content: HtmlNode): string | null {
  const headings = listTopHeadings(content);
  if (headings.length === 1) return headings[0]!;
  const [shown = ''] = findElements(page, (element) => element.tagName === 'title').map(textOf);
  const parts = shown.split(/\s+[|–—·]\s+/u);
  const heading = headings.find((each) => parts.includes(each));
  if (headings.length > 0) return heading ?? (parts[0] || headings[0]!);
  const [around = ''] = listTopHeadings(page);
  return takeSite(shown, around) ?? (around || parts[0] || null);
}

/** What stands before the name of a site at the end of a title; null where the title does not end so. */
function takeSite(title: string, site: string): string | null {
  const own = title.endsWith(site) ? title.slice(0, title.length - site.length) : '';
  const isOwn = site !== '' && /\p{L}.*\s*[-|–—·:]\s*$/u.test(own);
  return isOwn ? own.replace(/[\s|–—·:-]+$/u, '') : null;
}

/** Doxygen's titles are no headings. */
function listTopHeadings(node: HtmlNode): readonly string[] {
  return childrenOf(node).flatMap((child): readonly string[] => {
    if (!isElement(child) || isIgnored(child)) return [];
    const isTop = [child.tagName, ...classesOf(child)].some((name) => /^(?:h1|headertitle)$/u.test(name));
    const text = isTop ? textOf(child) : '';
    return text === '' ? listTopHeadings(child) : [text];
  });
}

function readCanonical(page: HtmlNode): string | null {
  const [link] = findElements(
    page,
    (element) => element.tagName === 'link' && /\bcanonical\b/iu.test(readAttribute(element, 'rel') ?? ''),
  );
  return resolveUrl(readAttribute(link, 'href') ?? '', null);
}

function readLanguage(page: HtmlNode): string | null {
  const [html] = findElements(page, (element) => element.tagName === 'html');
  return readLanguageTag(readAttribute(html, 'lang'));
}

/** Gives a page the order that only its style tells of: titles of tabs and questions are headings, grids are tables. */
function restoreStructure(page: HtmlNode): void {
  for (const list of findElements(page, (element) => isPart(element, 'tablist', 'tabbed-labels')))
    placeTitles(list);
  for (const grid of findElements(page, (element) => isPart(element, 'table', 'summary-table')))
    layTable(grid);
  for (const set of findElements(page, (element) => classesOf(element).includes('qandaset')))
    placeQuestions(set);
  for (const table of findElements(page, isSignature)) writeSignature(table);
}

function isSignature(element: HtmlElement): boolean {
  return element.tagName === 'table' && classesOf(element).includes('memname');
}

/** As Doxygen writes what a function is called with: a cell for each word. */
function writeSignature(table: HtmlElement): void {
  const cells = findElements(table, ({ tagName }) => tagName === 'td').map(textOf);
  const words = cells.filter((cell) => cell !== '').join(' ');
  const value = words.replaceAll(/(?<=\() | (?=\)|\()/gu, '');
  table.tagName = table.nodeName = 'pre';
  table.childNodes = [{ nodeName: '#text', value, parentNode: table }];
}

function isPart(element: HtmlElement, role: string, name: string): boolean {
  if (element.tagName === 'table') return false;
  return readAttribute(element, 'role') === role || classesOf(element).includes(name);
}

function placeTitles(list: HtmlElement): void {
  const titles = findElements(
    list,
    (element) => element.tagName === 'label' || isPart(element, 'tab', 'tab'),
  );
  const tabs = findElements(list.parentNode!, (element) => isPart(element, 'tabpanel', 'tabbed-block'));
  if (titles.length !== tabs.length) return;
  list.childNodes = [];
  for (const [index, tab] of tabs.entries())
    tab.childNodes.unshift({ ...titles[index]!, tagName: 'p', attrs: [], parentNode: tab });
}

/** As Javadoc writes them: cell after cell, the first of which are headers. */
function layTable(grid: HtmlElement): void {
  const cells = childrenOf(grid).filter(isElement);
  const width = cells.filter((cell) => classesOf(cell).includes('table-header')).length;
  if (width === 0) return;
  for (const [index, cell] of cells.entries()) cell.tagName = index < width ? 'th' : 'td';
  grid.tagName = 'table';
  grid.childNodes = cells.flatMap((_cell, index) => {
    if (index % width > 0) return [];
    const row: HtmlElement = { ...grid, tagName: 'tr', attrs: [], parentNode: grid, childNodes: [] };
    row.childNodes.push(...cells.slice(index, index + width));
    return [row];
  });
}

/** As DocBook writes them: first a list of all, then rows with a label and a question, or its answer. */
function placeQuestions(set: HtmlElement): void {
  set.childNodes = set.childNodes.filter((child) => !hasTag(child, 'dl'));
  for (const row of findElements(set, ({ tagName }) => tagName === 'tr')) {
    const names = findElements(row, (element) => element.tagName === 'a' && textOf(element) === '');
    row.childNodes = row.childNodes.filter(isElement).slice(-1);
    const [words] = findElements(row, (element) => hasTag(element, 'p', 'b'));
    if (words === undefined || !classesOf(row).includes('question')) continue;
    words.tagName = words.nodeName = 'h6';
    words.childNodes.unshift(...names);
  }
}
