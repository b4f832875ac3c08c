/** A tag in Markdown, of HTML or of a component. */
export interface Tag {
  readonly text: string;
  readonly name: string;
  /** Whether nothing else stands on its lines. */
  readonly isOwnLine: boolean;
}

/** Longest tag that is looked for, in UTF-16 code units: components may hold a whole table of data. */
const longestTag = 20_000;

/** How many characters may be looked at in vain, before the rest of a text counts as one without tags. */
const mostEffort = 2_000_000;

/** Replaces every tag of a text; attributes may hold expressions in braces, as in MDX. */
export function replaceTags(text: string, replace: (tag: Tag) => string): string {
  const start = /<\/?([A-Za-z][\w.-]*)(?=[\s/>])/gu;
  let result = '';
  let done = 0;
  let effort = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const end = findTagEnd(text, start.lastIndex);
    if (end < 0) {
      effort += -end - match.index;
      if (effort > mostEffort) break;
      continue;
    }
    const isOwnLine = endsLine(text, match.index - 1, -1) && endsLine(text, end, 1);
    const tag = { text: text.slice(match.index, end), name: match[1]!, isOwnLine };
    result += text.slice(done, match.index) + replace(tag);
    done = end;
    start.lastIndex = end;
  }
  return result + text.slice(done);
}

/** Whether nothing but white space stands between a place and the end, or beginning, of its line. */
function endsLine(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  return text[at] === undefined || text[at] === '\n';
}

/** Where a tag ends whose name has been read; where looking for its end was given up, as a negative number. */
function findTagEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestTag);
  for (let at = from; at < limit; at += 1) {
    if (text[at] === '>') return at + 1;
    if (text[at] === '<' || text.startsWith('\n\n', at)) return -at;
    if (text[at] === '{') at = findBraceEnd(text, at, limit);
    else if (text[at - 1] === '=') at = skipQuoted(text, at, limit);
  }
  return -limit;
}

/** The brace that closes the one at a place. */
function findBraceEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    else at = skipQuoted(text, at, limit);
    if (depth === 0) return at;
  }
  return limit;
}

/** The quotation mark that closes one at a place; the place itself where none stands. */
function skipQuoted(text: string, at: number, limit: number): number {
  const mark = text[at]!;
  if (mark !== '"' && mark !== "'" && mark !== '`') return at;
  const end = text.indexOf(mark, at + 1);
  return end === -1 ? limit : Math.min(end, limit);
}

/** A tag on one line. */
export function flattenTag({ text }: Tag): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ');
}
