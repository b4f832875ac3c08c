import {
  childrenOf,
  classesOf,
  findElements,
  type HtmlElement,
  type HtmlNode,
  isElement,
  readAttribute,
} from './html-tree.ts';

/** Gives a page the order that only its style tells of: the titles of tabs stand above each, and grids are tables. */
export function restoreStructure(page: HtmlNode): void {
  for (const list of findElements(page, (element) => isPart(element, 'tablist', 'tabbed-labels')))
    placeTitles(list);
  for (const grid of findElements(page, (element) => isPart(element, 'table', 'summary-table')))
    layTable(grid);
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
