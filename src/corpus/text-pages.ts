/** How often a line has to stand alone on its page before it counts as its header or footer. */
const fewestPages = 4;

/** Takes the headers and footers of printed pages out of a plain text, and mends the paragraphs that they cut. */
export function dropPageBreaks(source: string): string {
  const lines = source.replaceAll('\f', '\n\n').split('\n');
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (standsAlone(lines, index)) counts.set(foldLine(line), (counts.get(foldLine(line)) ?? 0) + 1);
  }
  const isPageLine = (index: number): boolean =>
    standsAlone(lines, index) && (counts.get(foldLine(lines[index]!)) ?? 0) >= fewestPages;
  const kept: string[] = [];
  let isAfterPage = false;
  for (const [index, line] of lines.entries()) {
    if (isPageLine(index)) isAfterPage = true;
    else if (!isAfterPage) kept.push(line);
    else if (line.trim() !== '') {
      mendBreak(kept, line);
      isAfterPage = false;
    }
  }
  return kept.join('\n');
}

/** Goes on with the paragraph that a page cut, or begins another. */
function mendBreak(kept: string[], line: string): void {
  while (kept.at(-1)?.trim() === '') kept.pop();
  const isCut = /[^.!?:]$/u.test(kept.at(-1)?.trim() ?? '') && /^\s*\p{Ll}/u.test(line);
  kept.push(...(isCut ? [] : ['']), line);
}

/** Whether two blank lines keep a line apart on one side, and one on the other. */
function standsAlone(lines: readonly string[], index: number): boolean {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  if (isBlank(index) || lines[index]!.trim().length > 100 || !/\d/u.test(lines[index]!)) return false;
  return isBlank(index - 1) && isBlank(index + 1) && (isBlank(index - 2) || isBlank(index + 2));
}

function foldLine(line: string): string {
  return line.replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ').trim();
}

/** Tells for the words of a text whether a hyphen at the end of a line belongs to the word. */
export function createDehyphenation(source: string): (before: string, after: string) => boolean {
  const words = new Set(source.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu));
  const isJoinKnown = (left: string, right: string): boolean => words.has(left + right);
  const breaks = [...source.toLowerCase().matchAll(/(\p{L}+)-\n\s*(\p{Ll}+)/gu)];
  const joined = breaks.filter(([, left, right]) => isJoinKnown(left!, right!)).length;
  const kept = breaks.filter(([, left, right]) => words.has(`${left}-${right}`)).length;
  const isUsual = joined > kept && joined >= 3;
  return (before, after) => {
    const left = /\p{L}+$/u.exec(before.toLowerCase())?.[0] ?? '';
    const right = /^\p{L}+/u.exec(after.toLowerCase())?.[0] ?? '';
    return isJoinKnown(left, right) || (isUsual && !words.has(`${left}-${right}`));
  };
}
