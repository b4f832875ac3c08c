import type { DefaultTreeAdapterTypes } from 'parse5';

/** A node of a parsed web page. */
export type HtmlNode = DefaultTreeAdapterTypes.Node;
/** An element of a parsed web page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Parts of a page that are no running text, or none of the article's. */
const ignoredTags: ReadonlySet<string> = new Set(
  'aside audio button canvas dialog footer form head header iframe math nav noscript object script select style svg template textarea video'.split(
    ' ',
  ),
);
const ignoredRoles: ReadonlySet<string> = new Set([
  'banner',
  'complementary',
  'contentinfo',
  'navigation',
  'search',
]);
/** What wikis and common themes call their edit links, note marks and boxes of links. */
const ignoredClasses: ReadonlySet<string> = new Set(
  'mw-editsection mw-jump-link navbox noprint reference reflist screen-reader-text sr-only toc visually-hidden'.split(
    ' ',
  ),
);

/** The nodes inside a node, none for text. */
export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** Whether a node is an element of one of these names. */
export function hasTag(node: HtmlNode, ...tags: readonly string[]): boolean {
  return isElement(node) && tags.includes(node.tagName);
}

/** The value of an attribute, or null. */
export function readAttribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Whether a reader does not see an element, or sees it beside the article. */
export function isIgnored(element: HtmlElement): boolean {
  if (ignoredTags.has(element.tagName) || ignoredRoles.has(readAttribute(element, 'role') ?? '')) return true;
  if (readAttribute(element, 'hidden') !== null || readAttribute(element, 'aria-hidden') === 'true')
    return true;
  const classes = readAttribute(element, 'class')?.split(/\s+/u) ?? [];
  return (
    classes.some((name) => ignoredClasses.has(name)) ||
    /display\s*:\s*none/iu.test(readAttribute(element, 'style') ?? '')
  );
}

/** The elements below a node that pass a test, in reading order; those that pass are not searched further. */
export function findElements(
  node: HtmlNode,
  test: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  return childrenOf(node).flatMap((child) => {
    if (isElement(child) && test(child)) return [child];
    return findElements(child, test);
  });
}

/** The text of a node on one line. */
export function textOf(node: HtmlNode): string {
  return collectText(node).replaceAll(/\s+/gu, ' ').trim();
}

function collectText(node: HtmlNode): string {
  if ('value' in node) return node.value;
  if (hasTag(node, 'br')) return ' ';
  return childrenOf(node)
    .filter((child) => !isElement(child) || !isIgnored(child))
    .map(collectText)
    .join('');
}
