import {
  childrenOf,
  findElements,
  hasTag,
  isElement,
  isIgnored,
  readAttribute,
  textOf,
} from './html-tree.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { HtmlWriter } from './html-writer.ts';
import type { ParsedBody } from './outline.ts';
import { resolveUrl } from './web-address.ts';

/** What a web page holds; title, address and language are null where the page does not tell them. */
export interface ParsedHtml extends ParsedBody {
  readonly title: string | null;
  /** The canonical address. */
  readonly url: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
}

/** Reduces the main content of a web page to plain text; menus, scripts, forms and footers are left out. */
export async function parseHtml(source: string, slug: string): Promise<ParsedHtml> {
  // Loaded here because a corpus of Markdown should not wait for an HTML parser.
  const { parse } = await import('parse5');
  const page = parse(source);
  const content = findContent(page);
  const title = readTitle(page, content);
  const url = readCanonical(page);
  const body = new HtmlWriter(source, { slug, title, url }).write(content);
  return { ...body, title, url, language: readLanguage(page) };
}

function findContent(page: HtmlNode): HtmlNode {
  const [main] = findElements(page, (element) => isMain(element));
  if (main !== undefined) return main;
  const articles = findElements(page, (element) => element.tagName === 'article');
  const [body = page] = findElements(page, (element) => element.tagName === 'body');
  return articles.length === 1 ? (articles[0] ?? body) : body;
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === 'main' || readAttribute(element, 'role') === 'main';
}

/** The first heading of the content, which unlike the page's title never holds the name of the site. */
function readTitle(page: HtmlNode, content: HtmlNode): string | null {
  const heading = findTopHeading(content, !hasTag(content, 'body'));
  const [title] = findElements(page, (element) => element.tagName === 'title');
  const fallback = title === undefined ? '' : (textOf(title).split(/\s+\|\s+/u)[0] ?? '');
  return heading ?? (fallback === '' ? null : fallback);
}

/** Inside the content a header is the article's own; elsewhere it is the site's. */
function findTopHeading(node: HtmlNode, isInContent: boolean): string | null {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    const isOwnHeader = isInContent && child.tagName === 'header';
    if (isIgnored(child) && !isOwnHeader) continue;
    const text = child.tagName === 'h1' ? textOf(child) : '';
    const found = text === '' ? findTopHeading(child, isInContent || child.tagName === 'article') : text;
    if (found !== null) return found;
  }
  return null;
}

function readCanonical(page: HtmlNode): string | null {
  const [link] = findElements(page, (element) => {
    const relations = readAttribute(element, 'rel')?.toLowerCase().split(/\s+/u) ?? [];
    return element.tagName === 'link' && relations.includes('canonical');
  });
  return link === undefined ? null : resolveUrl(readAttribute(link, 'href') ?? '', null);
}

function readLanguage(page: HtmlNode): string | null {
  const [html] = findElements(page, (element) => element.tagName === 'html');
  const language = html === undefined ? null : readAttribute(html, 'lang');
  return language !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : null;
}
