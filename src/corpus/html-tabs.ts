import { parseFragment } from 'parse5';
import { escapeHtml } from './html-inline.ts';
import {
  classesOf,
  findElements,
  type HtmlElement,
  type HtmlNode,
  readAttribute,
  textOf,
} from './html-tree.ts';

/** Moves the titles of tabs, which pages list ahead of all of them, to the beginning of each. */
export function placeTabTitles(page: HtmlNode): void {
  for (const list of findElements(page, (element) => isPart(element, 'tablist', 'tabbed-labels'))) {
    const titles = findElements(
      list,
      (element) => element.tagName === 'label' || isPart(element, 'tab', 'tab'),
    );
    const tabs = findElements(list.parentNode!, (element) => isPart(element, 'tabpanel', 'tabbed-block'));
    if (titles.length !== tabs.length) continue;
    list.childNodes = [];
    for (const [index, tab] of tabs.entries()) {
      const title = `<p><strong>${escapeHtml(textOf(titles[index]!))}</strong></p>`;
      tab.childNodes.unshift(...parseFragment(title).childNodes);
    }
  }
}

function isPart(element: HtmlElement, role: string, name: string): boolean {
  return readAttribute(element, 'role') === role || classesOf(element).includes(name);
}
