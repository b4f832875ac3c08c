const noise: readonly RegExp[] = [
  /^[^\p{L}\p{N}]+$/u,
  /^(?:\d+|no|leave an?|post an?|add an?|write an?|view all)\s+(?:comments?|repl(?:y|ies)|likes?|shares?|views?)$/iu,
  /^(?:\d+\s*min(?:ute)?s?\s+read|(?:and )?(?:did|do) you know\s?\??)$/iu,
  /^(?:see you|thank(?: you|s)(?! to\b)|good ?bye|stay tuned)\b[^.:?]{0,40}[.!…]?$/iu,
  /^(?:advertisements?|comments are closed|read more|back to top|skip to (?:main )?content|all rights reserved|jump to (?:navigation|search|content)|from .{2,40}, the free .{0,20}encyclopa?edia)[.!]?$/iu,
  /^(?:filed under|posted (?:in|on|by)|published (?:on|by)|written by|last updated)\b.{0,60}$/iu,
  // What goes on with a small letter is a sentence: "Tags help to find a note".
  /^(?:[Tt]ags|TAGS|[Cc]ategories|CATEGORIES|©|\([cC]\)|[Cc]opyright)\s*(?:[^\p{Ll}\s].{0,60})?$/u,
  /^(?:this (?:page|article) was last edited on \d|text is available under the creative commons )/iu,
  /^By(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u,
  /^(?:refer(?: to)?|see(?: also)?|read(?: more| also)?|related|further reading)\s*:\s*\S.{0,100}(?<![.!?])$/iu,
];

/** Of a page where they stand alone, and headings where text stands below. */
const topics = /^(?:subscribe|log ?in|sign (?:in|up)|search|menu|home|comments|tags|categories)[.!]?$/iu;

/** Behind the headings of a wiki. */
const editLink = /(?<=^[^\n]{1,100}?)(?<![ \t])[ \t]*\[edit(?: source|\s*\|\s*edit source)?\][ \t]*$/gmu;
const note = String.raw`\[(?:\d{1,3}|(?:note|nb) \d{1,3}|[a-z ]{1,30} needed|who\?|when\?)\]`;
const notes = new RegExp(`(?<=[\\p{L}\\p{N}.,;!?"”’)])(?:${note})+(?!\\w)`, 'gu');

/** Takes out the links and notes of a wiki that come along when one of its pages is copied: other texts have none. */
export function dropNotes(text: string): string {
  const said = text.replaceAll(editLink, '');
  const isWiki = (text.match(editLink) ?? []).length > 1;
  return isWiki ? said.replaceAll(notes, '').replaceAll(/^\^ .*$/gmu, '') : text;
}

/** Whether a line belongs to the page and not to the article. */
export function isNoise(line: string): boolean {
  const bare = line.replace(/^\[(.*)\]$/u, '$1');
  return bare.length <= 120 && (isTopic(bare) || noise.some((pattern) => pattern.test(bare)));
}

export function isTopic(line: string): boolean {
  return topics.test(line);
}

/** Whether a line announces links that stand round an article. */
export function isLinkLabel(line: string): boolean {
  return /^(?:share(?: this(?: \w+)?)?|you (?:may|might) also like|related (?:posts?|articles?))$/iu.test(
    line,
  );
}

/** Whether a line is a link by which an article is shared. */
export function isShareLink(line: string): boolean {
  return /^(?:(?:share|post) (?:on|to|via) .{1,20}|facebook|twitter|x|linkedin|reddit|whatsapp|telegram|pinterest|bluesky|mastodon|e-?mail|print|copy link)$/iu.test(
    line,
  );
}

/** Whether a line has the form of a path through a site, or of a row of links. */
export function isLinkBar(line: string): boolean {
  return /^(?:[^|›»·\d]{1,50}\s[|›»·]\s){2,}[^|›»·\d]{1,50}(?<![.!?])$/u.test(line);
}

export function isCaptionLike(line: string): boolean {
  return /^(?:photo|picture|image|figure|diagram|illustration|screenshot)s?(?: \d[\d.]*| by [^:]{1,30})?:/iu.test(
    line,
  );
}

/** Whether a paragraph announces a picture or a link: the short line after it is no text of its own. */
export function announcesPicture(paragraph: string): boolean {
  return /\b(?:(?:image|picture|figure|photo|diagram|screenshot)s?\s+(?:below|above)|(?:below|following)\s+(?:image|picture|figure|photo|diagram|screenshot)|refer to|previous (?:article|post|part)|links? below)\b[^.]*$/iu.test(
    paragraph.slice(-160),
  );
}

const emptyWords = new Set(
  'a an and are as at by do does for from how in is it its of on or the to was what when where which who why with z'.split(
    ' ',
  ),
);

function listContentWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !emptyWords.has(word))
    .map((word) => word.replace(/ies$/u, 'y').replace(/(?<=\w{2}[^s])s$/u, ''));
}

/** Whether a short line is a caption that says a heading again; "What is …" may add a word of its own. */
export function repeatsHeading(line: string, heading: string): boolean {
  const known = new Set(listContentWords(heading));
  const said = listContentWords(line);
  const shared = said.filter((word) => known.has(word)).length;
  if (shared === 0) return false;
  const isCovered = shared === said.length && new Set(said).size >= known.size * 0.7;
  if (line.endsWith('?')) return isCovered && said.length === known.size;
  return isCovered || (/^what is\b/iu.test(line) && shared >= said.length * 0.6);
}

/**
 * Makes what finds a picture's caption that lost its line break and sticks to the paragraph after it, as in
 * `What is a cellCells are …`, in a text; it tells the caption's length, 0 when there is none.
 *
 * Names such as `OpenStack` look the same inside: a cut needs a word that stands nowhere else while both its halves do.
 */
export function createCaptionFinder(text: string): (paragraph: string) => number {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isKnown = (word: string): boolean => counts.has(word) || counts.has(word.toLowerCase());
  return (paragraph) => {
    const opening = /^(?:\S+\s+){1,8}/u.exec(paragraph)?.[0] ?? '';
    const seams = [...opening.matchAll(/[\p{Ll}\p{N}](?=\p{Lu})|(\p{L}{2,})(?=\1)/gu)];
    const found = seams
      .map((match) => match.index + match[0].length)
      .find((seam) => {
        const left = /[\p{L}\p{N}]*$/u.exec(paragraph.slice(0, seam))![0];
        const right = /^[\p{L}\p{N}]*/u.exec(paragraph.slice(seam))![0];
        return left.length < seam && counts.get(left + right) === 1 && isKnown(left) && isKnown(right);
      });
    return found ?? 0;
  };
}
