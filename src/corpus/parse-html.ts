import { parse } from 'parse5';
import {
  childrenOf,
  classesOf,
  findElements,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isIgnored,
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

export function parseHtml(source: string): HtmlPage {
  const page = parse(source);
  for (const list of findElements(page, (element) => isPart(element, 'tablist', 'tabbed-labels')))
    placeTitles(list);
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
  const whole = main ?? body;
  const isWhole = articles.length === 1 && textOf(articles[0]!).length * 2 >= textOf(whole).length;
  return isWhole ? articles[0]! : whole;
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
  return parts[0] || (listTopHeadings(page)[0] ?? null);
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

function isPart(element: HtmlElement, role: string, name: string): boolean {
  return readAttribute(element, 'role') === role || classesOf(element).includes(name);
}

/** Puts the titles of tabs above each, which only the style of the page does. */
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
