import MarkdownIt from 'markdown-it';
import definitionLists from 'markdown-it-deflist';
import { reduceDialects } from './markdown-dialects.ts';

const plain = new MarkdownIt({ html: true }).use(definitionLists);
// In MDX indented text is no code, it stands inside of a component.
const mdx = new MarkdownIt({ html: true }).use(definitionLists).disable('code');

/** Makes HTML of Markdown (CommonMark, tables, definition lists and what documentation sites add to it). */
export function renderMarkdown(source: string, isMdx: boolean): string {
  return (isMdx ? mdx : plain).render(reduceDialects(source, isMdx));
}
