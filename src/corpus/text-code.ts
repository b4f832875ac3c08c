import { bullet, gap, type Line, readMarker } from './text-lines.ts';

/** Lines that stand deeper than a lead-in are code as far as, between blank lines, they look like it. */
export function markCode(lines: readonly Line[]): readonly Line[] {
  const marked = [...lines];
  for (const [index, line] of lines.entries()) {
    if (marked[index]!.isCode || !line.text.endsWith(':')) continue;
    const inside = takeCode(listDeeper(lines, index));
    if (inside[0]?.isAfterBlank !== true) continue;
    const indent = inside.reduce((least, each) => Math.min(least, each.indent), Infinity);
    for (const [offset, each] of inside.entries()) {
      const text = ' '.repeat(each.indent - indent) + each.text;
      marked[index + 1 + offset] = { ...each, text, isCode: true };
    }
  }
  return marked;
}

function takeCode(lines: readonly Line[]): readonly Line[] {
  let end = 0;
  while (end < lines.length) {
    let next = end + 1;
    while (lines[next]?.isAfterBlank === false) next += 1;
    const part = lines.slice(end, next).map(({ text }) => text);
    if (!part.every(looksLikeCode) && !(part.some(holdsSigns) && !part.some(looksLikeText))) break;
    end = next;
  }
  return lines.slice(0, end);
}

function listDeeper(lines: readonly Line[], index: number): readonly Line[] {
  const { indent } = lines[index]!;
  let end = index + 1;
  while (end < lines.length && lines[end]!.indent >= indent + 2) end += 1;
  return lines.slice(index + 1, end);
}

function looksLikeCode(text: string): boolean {
  return /^[$%>]\s|\w=\S|[{};\\]$|^#\s|^<.*>$|^[+|].*[+|]$|^\P{L}+$/u.test(text) && !bullet.test(text);
}

/** Signs that are rare in running text, such as `sort_by(x)`, `/etc/x.conf` and `--all`; an address alone is a link. */
function holdsSigns(text: string): boolean {
  if (/^<?https?:\S+$|(?<!\S)[^\s@]+@\S+$/u.test(text)) return false;
  return /^[{}<>|$%]|[\w)][=\\_(]\S|(?:^|\s)[.~]*\/\w|\p{L}(?:\p{L}[.:]|[.:]\p{L})\p{L}|\s:?=\s|[{};|\\]$|\s--?\w/u.test(
    text,
  );
}

/** Whether a line is an item, a term with what it means, or ends like a sentence. */
function looksLikeText(text: string): boolean {
  return (
    readMarker(text) !== null ||
    gap.test(text) ||
    /\p{Ll}{2}[.,;!?]["'”’)]*$|^\p{Lu}\p{Ll}+ \p{Ll}/u.test(text)
  );
}
