import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

const blockTags = setOf(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul',
);

const inlineTags = setOf(
  'a abbr acronym area audio b base bdi bdo big br button canvas caption cite code col colgroup data datalist del dfn em embed font footer g head html i iframe img input ins kbd label link map mark math meta meter nav noscript object optgroup option output param path picture progress q rp rt ruby s samp script search select slot small source span strike strong style sub sup svg template textarea time title track tt u var video wbr',
);

/** What is no text, or none of the page's own. */
const ignoredTags = setOf(
  'audio canvas footer head iframe nav noscript object script select style svg template textarea title video',
);
const ignoredRoles = setOf(
  'banner contentinfo navigation search doc-noteref doc-toc doc-pageheader doc-pagefooter',
);
/** What wikis and common themes call their blocks of links, and columns of line numbers. */
const ignoredBlocks =
  /^(?:mw-jump-link|navbox|navheader|navfooter|navbar|docnav|noprint|reflist|toc|tableofcontents.*|table-of-contents|on-this-page|local-toc|breadcrumbs?|pagination.*|prev-next.*|page-nav.*|edit-(?:this-)?page.*|edit-link|sphinxsidebar.*|sidebar|related|linenos|linenodiv|copyright|site-footer|footer|page-footer|last-updated|vp-doc-footer|md-source-file|toctree-wrapper|titlearea|contents (?:local )?topic|index-(?:cp|fn|ky|pg|tp|vr)|\w\w-entries-printindex)$/iu;
/** What stands in a heading beside its words. */
const ignoredInHeadings =
  /^(?:headerlink|hash-link|header-anchor|anchor|anchorjs-link|permalink|mw-editsection|sr-only|visually-hidden|sl-anchor-link|td-heading-self-link|viewcode-link)$/iu;

/** Characters beside links to the next page in a paragraph or table, such as the title of this one. */
const mostBesideTurns = 100;

/** Whether HTML knows an element of this name; others are components, or placeholders such as `<name>`. */
export function isHtmlTag(name: string): boolean {
  return isBlockTag(name) || inlineTags.has(name.toLowerCase());
}

export function isBlockTag(name: string): boolean {
  return blockTags.has(name.toLowerCase());
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function hasTag(node: HtmlNode, ...tags: readonly string[]): node is HtmlElement {
  return isElement(node) && tags.includes(node.tagName);
}

export function isBlock(element: HtmlElement): boolean {
  return isBlockTag(element.tagName);
}

export function isList(element: HtmlElement): boolean {
  return hasTag(element, 'ul', 'ol', 'menu');
}

export function readAttribute(element: HtmlElement | undefined, name: string): string | null {
  return element?.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

export function classesOf(element: HtmlElement): readonly string[] {
  return readAttribute(element, 'class')?.split(/\s+/u) ?? [];
}

export function namesOf(element: HtmlElement): readonly string[] {
  return [readAttribute(element, 'id') ?? '', ...classesOf(element)];
}

/** Whether an element holds nothing of the text, by what it is and where it stands; collapsed text is text. */
export function isIgnored(element: HtmlElement): boolean {
  if (ignoredTags.has(element.tagName) || ignoredRoles.has(readAttribute(element, 'role') ?? '')) return true;
  if (element.tagName === 'button') return !isInHeading(element);
  if (element.tagName === 'a') return isPermalink(element);
  return isBlock(element) ? isBesideText(element) : isMark(element);
}

function isBesideText(block: HtmlElement): boolean {
  const names = [...namesOf(block), readAttribute(block, 'class') ?? ''];
  if (names.some((name) => ignoredBlocks.test(name)) || isPageHead(block)) return true;
  const links = hasTag(block, 'p', 'table') ? findElements(block, ({ tagName }) => tagName === 'a') : [];
  return links.some(isTurn) && textOf(block).length - links.map(textOf).join('').length <= mostBesideTurns;
}

/** What stands at the head and foot of a manual page: its name and date. */
function isPageHead(block: HtmlElement): boolean {
  return hasTag(block, 'table') && classesOf(block).some((name) => name === 'head' || name === 'foot');
}

function isMark(inline: HtmlElement): boolean {
  const classes = classesOf(inline);
  if (classes.some((name) => /^(?:fn-bracket|icona)$/u.test(name)) || isSaidAsSource(inline)) return true;
  if (isInHeading(inline) && classes.some((name) => ignoredInHeadings.test(name))) return true;
  const isHidden = readAttribute(inline, 'aria-hidden') === 'true' && !classes.includes('katex-html');
  return isHidden && !/\p{L}{2}/u.test(rawText(inline));
}

/** Whether a formula stands beside an element as it was typed: that is shown, once. */
function isSaidAsSource(element: HtmlElement): boolean {
  const siblings = element.parentNode === null ? [] : childrenOf(element.parentNode);
  if (classesOf(element).includes('katex-html')) return siblings.find(isElement) !== element;
  // The source comes last, but for white space.
  const isFormula = element.tagName !== 'annotation' && element.parentNode?.nodeName === 'semantics';
  return isFormula && siblings.slice(-2).some((child) => hasTag(child, 'annotation'));
}

/** Whether a link turns to the next page, and the like, by what it is or the key for it. */
function isTurn(link: HtmlElement): boolean {
  const roles = ['rel', 'accesskey'].map((name) => readAttribute(link, name) ?? '');
  return roles.some((role) => /^(?:next|prev|up|contents|index|[hnpu])$/iu.test(role));
}

function isPermalink(link: HtmlElement): boolean {
  if (readAttribute(link, 'role') === 'doc-backlink') return !isInHeading(link);
  const isOwn = readAttribute(link, 'href')?.startsWith('#') ?? false;
  const isMarked =
    classesOf(link).some((name) => ignoredInHeadings.test(name)) &&
    !/\p{L}{3}.*\s/u.test(rawText(link)) &&
    !isOpening(link);
  return isOwn && (isMarked || /^(?:[\s¶#§↩\u200B]|🔗|\uFE0E)*$/u.test(rawText(link)));
}

/** Whether the text of a block begins with that of a link, which then names the block. */
function isOpening(link: HtmlElement): boolean {
  const block = blockOf(link);
  return /[\p{L}\p{N}]/u.test(rawText(link)) && block !== null && findText(block) === findText(link);
}

/** The first text that is not blank. */
function findText(node: HtmlNode): HtmlNode | null {
  if ('value' in node) return node.value.trim() === '' ? null : node;
  for (const child of childrenOf(node)) {
    const found = findText(child);
    if (found !== null) return found;
  }
  return null;
}

function isInHeading(inline: HtmlElement): boolean {
  return /^(?:h[1-6]|dt|summary)$/u.test(blockOf(inline)?.nodeName ?? '');
}

/** The innermost block that holds an element inside a line. */
function blockOf(inline: HtmlElement): HtmlNode | null {
  let at: HtmlNode | null = inline.parentNode;
  while (at !== null && !(isElement(at) && isBlock(at))) at = 'parentNode' in at ? at.parentNode : null;
  return at;
}

/** The elements below a node that pass a test, in reading order; those that pass are not searched further. */
export function findElements(
  node: HtmlNode,
  test: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  return childrenOf(node).flatMap((child) =>
    isElement(child) && test(child) ? [child] : findElements(child, test),
  );
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

function rawText(node: HtmlNode): string {
  return 'value' in node ? node.value : childrenOf(node).map(rawText).join('');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
