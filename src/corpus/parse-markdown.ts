import MarkdownIt from 'markdown-it';
import definitionLists from 'markdown-it-deflist';
import { reduceDialects } from './markdown-dialects.ts';

/** Makes HTML of Markdown (CommonMark, tables, definition lists and what documentation sites add to it). */
export function renderMarkdown(source: string, isMdx: boolean): string {
  const markdown = new MarkdownIt({ html: true }).use(definitionLists);
  // In MDX indented text is no code, it stands inside of a component.
  if (isMdx) markdown.disable('code');
  return markdown.render(reduceDialects(source, isMdx));
}
