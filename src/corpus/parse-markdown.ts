import MarkdownIt, { type MarkdownIt as Reader, type Token } from 'markdown-it';
import definitionLists from 'markdown-it-deflist';
import { reduceDialects } from './markdown-dialects.ts';

const plain = createReader();
// In MDX indented text is no code, it stands inside of a component.
const mdx = createReader().disable('code');

/** Makes HTML of Markdown (CommonMark, tables, definition lists and what documentation sites add to it). */
export function renderMarkdown(source: string, isMdx: boolean): string {
  return (isMdx ? mdx : plain).render(reduceDialects(source, isMdx));
}

/** Who writes one line below another as in a chat means the breaks between lines that open with a label in bold. */
function createReader(): Reader {
  const reader = new MarkdownIt({ html: true }).use(definitionLists);
  const { rules } = reader.renderer;
  rules['softbreak'] = (tokens, at) => (partsLines(tokens, at) ? '</p><p>' : '\n');
  rules['hardbreak'] = (tokens, at) => (partsLines(tokens, at) ? '</p><p>' : '<br>\n');
  return reader;
}

function partsLines(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(tokens.findLastIndex((token, index) => index < at && isBreak(token)) + 1, at);
  const next = tokens.findIndex((token, index) => index > at && isBreak(token));
  const label = readLabel(before);
  if (label === null) return false;
  return label.isQuestion || readLabel(tokens.slice(at + 1, next === -1 ? tokens.length : next)) !== null;
}

function isBreak({ type }: Token): boolean {
  return type === 'softbreak' || type === 'hardbreak';
}

/** What opens a line in bold and is marked off from the rest; null where nothing does. */
function readLabel(line: readonly Token[]): { readonly isQuestion: boolean } | null {
  const [first, ...rest] = line.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  if (first?.type !== 'strong_open') return null;
  const end = rest.findIndex(({ type }) => type === 'strong_close');
  const last = rest[end - 1]?.content.trim() ?? '';
  const behind = rest[end + 1];
  const isMarkedOff = /[:.!?]$/u.test(last) || /^\s*[:–—-]/u.test(behind?.content ?? '');
  return isMarkedOff ? { isQuestion: behind === undefined && last.endsWith('?') } : null;
}
