/** A tag in Markdown, of HTML or of a component. */
export interface Tag {
  readonly text: string;
  readonly name: string;
  /** Whether nothing else stands on its lines. */
  readonly isOwnLine: boolean;
}

/** Longest tag that is looked for, in UTF-16 code units: components may hold a whole table of data. */
const longestTag = 20_000;

/** Replaces every tag of a text; attributes may hold expressions in braces, as in MDX. */
export function replaceTags(text: string, replace: (tag: Tag) => string): string {
  const start = /<\/?([A-Za-z][\w.-]*)(?=[\s/>])/gu;
  let result = '';
  let done = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const end = findTagEnd(text, start.lastIndex);
    if (end === -1) continue;
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const lineEnd = text.indexOf('\n', end);
    const around = text.slice(lineStart, match.index) + text.slice(end, lineEnd === -1 ? text.length : lineEnd);
    const tag = { text: text.slice(match.index, end), name: match[1]!, isOwnLine: around.trim() === '' };
    result += text.slice(done, match.index) + replace(tag);
    done = end;
    start.lastIndex = end;
  }
  return result + text.slice(done);
}

/** Where a tag ends whose name has been read, or -1 when it is none. */
function findTagEnd(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  const limit = Math.min(text.length, from + longestTag);
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (depth > 0 ? /["'`]/u.test(character) : /["']/u.test(character) && text.charAt(at - 1) === '=') quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && character === '>') return at + 1;
    else if (depth === 0 && (character === '<' || /\n[ \t]*\n/u.test(text.slice(at, at + 20).slice(0, 3)))) return -1;
  }
  return -1;
}

/** A tag on one line. */
export function flattenTag({ text }: Tag): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ');
}
