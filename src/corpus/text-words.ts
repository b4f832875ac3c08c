const emptyWords: ReadonlySet<string> = new Set(
  'a an and are as at by do does for from how in is it its of on or the to was what when where which who why with'.split(
    ' ',
  ),
);

const pronoun = /^(?:i|we|you|he|she|it|they|this|these|those|there|my|our|your|their)\b/iu;
const verb =
  /\s(?:is|are|was|were|has|have|had|can|will|does|uses?|used|supports?|provides?|allows?|runs?|offers?|becomes?|means|needs|works|makes)\b/iu;

/** Whether a line asks, with or without a question mark. */
export function isQuestion(text: string): boolean {
  return text.endsWith('?') || /^(?:what|who|whom|whose|which|where|when|why|how)\b/iu.test(text);
}

/** Whether a line states something, as far as a few common English words can tell. */
export function isStatement(text: string): boolean {
  return !isQuestion(text) && (pronoun.test(text) || verb.test(text));
}

/** The words of a line as one folded text, for comparing. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a caption says a heading again: the same words, the heading and a dash, or the bare "What is …". */
export function repeatsHeading(caption: string, heading: string): boolean {
  const model = foldWords(heading);
  if (model === '') return false;
  if (foldWords(caption) === model) return true;
  if (caption.endsWith('?')) return false;
  const [head = ''] = caption.split(/\s+[-–—|]\s/u);
  return foldWords(head) === model || isMadeOf(caption, heading);
}

function isMadeOf(caption: string, heading: string): boolean {
  const said = listContentWords(caption);
  const known = listContentWords(heading);
  const isCovered = [...said].every((word) => known.has(word) || abbreviates(word, heading));
  return said.size > 0 && isCovered && (said.size === known.size || isQuestion(caption));
}

/** Whether a line near the top is the document's title once more, perhaps shortened. */
export function repeatsTitle(line: string, title: string): boolean {
  if (line.endsWith('?')) return false;
  const said = listContentWords(line);
  const known = listContentWords(title);
  const shared = [...said].filter((word) => known.has(word)).length;
  return (
    shared > 0 &&
    shared === Math.min(said.size, known.size) &&
    shared >= 0.7 * Math.max(said.size, known.size)
  );
}

/** Share of a line's content words, 0..1, that a heading holds. */
export function measureOverlap(line: string, heading: string): number {
  const said = listContentWords(line);
  const known = listContentWords(heading);
  return said.size === 0 ? 0 : [...said].filter((word) => known.has(word)).length / said.size;
}

function listContentWords(text: string): ReadonlySet<string> {
  const words = foldWords(text.replaceAll(/\ba(?:-|\s+to\s+)z\b/giu, ' ')).split(' ');
  return new Set(words.filter((word) => word !== '' && !emptyWords.has(word)).map(cutPlural));
}

function cutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** Whether a word is made of the initials of neighbouring words. */
function abbreviates(word: string, text: string): boolean {
  const initials = foldWords(text)
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');
  return word.length > 1 && word.length < 6 && initials.includes(word);
}
