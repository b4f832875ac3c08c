/** How often a line has to stand alone on its page before it counts as its header or footer. */
const fewestPages = 4;

/** What numbers a page, and not a chapter. */
const pageLine = /\bpage\b|^\W*\d+\W*$/iu;

/** Takes the headers and footers of printed pages out of a plain text, and mends the paragraphs that they cut. */
export function dropPageBreaks(source: string): string {
  const lines = source.replaceAll('\f', '\n\n').split('\n');
  const alone = lines.map((line, index) => (standsAlone(lines, index) ? foldLine(line) : ''));
  const pages = findPageLines(lines, alone, source.includes('\f'));
  const kept: string[] = [];
  let isAfterPage = false;
  for (const [index, line] of lines.entries()) {
    if (pages.has(alone[index]!)) isAfterPage = true;
    else if (!isAfterPage) kept.push(line);
    else if (line.trim() !== '') {
      mendBreak(kept, line);
      isAfterPage = false;
    }
  }
  return kept.join('\n');
}

/** Lines that come often enough, of which one numbers a page or cuts a paragraph: "Chapter 4" does neither. */
function findPageLines(
  lines: readonly string[],
  alone: readonly string[],
  hasPages: boolean,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const cutting = new Set<string>();
  const texts = lines.map((line, index) => (alone[index] === '' ? line.trim() : ''));
  let above = '';
  let between: string[] = [];
  for (const [index, line] of alone.entries()) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
    if (line !== '') between.push(line);
    if (texts[index] === '') continue;
    const cut = isCut(above, texts[index]!) ? between : [];
    for (const each of cut) cutting.add(each);
    [above, between] = [texts[index]!, []];
  }
  const isPage = (line: string): boolean =>
    line !== '' && (hasPages || pageLine.test(line) || cutting.has(line));
  return new Set(
    [...counts].flatMap(([line, count]) => (count >= fewestPages && isPage(line) ? [line] : [])),
  );
}

function mendBreak(kept: string[], line: string): void {
  while (kept.at(-1)?.trim() === '') kept.pop();
  kept.push(...(isCut(kept.at(-1) ?? '', line) ? [] : ['']), line);
}

/** Whether a paragraph goes on from one line to the other. */
function isCut(above: string, below: string): boolean {
  return /[^.!?:]$/u.test(above.trim()) && /^\s*(?:["'`“‘(]\p{L}|\p{Ll})/u.test(below);
}

/** Whether two blank lines keep a line with a number apart on one side, and one on the other. */
function standsAlone(lines: readonly string[], index: number): boolean {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  if (isBlank(index) || lines[index]!.trim().length > 100 || !/\d/u.test(lines[index]!)) return false;
  return isBlank(index - 1) && isBlank(index + 1) && (isBlank(index - 2) || isBlank(index + 2));
}

function foldLine(line: string): string {
  return line.replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ').trim();
}

/** Makes what joins the lines of a paragraph: a hyphen at the end of one goes where the text knows the joined word. */
export function createJoin(source: string): (lines: readonly string[]) => string {
  const words = new Set(source.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu));
  const breaks = [...source.toLowerCase().matchAll(/(\p{L}+)-\n\s*(\p{Ll}+)/gu)];
  const joined = breaks.filter(([, left, right]) => words.has(`${left}${right}`)).length;
  const kept = breaks.filter(([, left, right]) => words.has(`${left}-${right}`)).length;
  const isUsual = joined > kept && joined >= 3;
  return (lines) =>
    // Manual pages are hyphenated by a sign of its own.
    lines
      .join('\n')
      .replaceAll(/(?<=\p{L})\u2010\n(?=\p{Ll})/gu, '')
      .replaceAll(/(\p{L}+)-\n(?=(\p{Ll}+))|\n/gu, (_break, left?: string, right?: string) => {
        if (left === undefined || right === undefined) return ' ';
        const [whole, apart] = [`${left}${right}`.toLowerCase(), `${left}-${right}`.toLowerCase()];
        return words.has(whole) || (isUsual && !words.has(apart)) ? left : `${left}-`;
      });
}
