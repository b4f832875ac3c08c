import { nameSection, type Document, type Passage, type Section, type Span } from '../corpus/document.ts';
import { escapeText, shortName } from './escape.ts';
import { shares } from './limits.ts';
import type { Words } from './words.ts';

/** Words at either end of a sentence that a browser needs to find it. */
const fragmentWords = 6;

/**
 * The citation `document › section`, linked to its page where there is one. With a `sentence`, the browser
 * jumps to it (https://developer.mozilla.org/docs/Web/URI/Fragment/Text_fragments).
 */
export function cite(document: Document, section: Section, sentence?: string): string {
  const sectionName = nameSection(document, section);
  const place = sectionName === document.title ? document.title : `${document.title} › ${sectionName}`;
  return link(place, locate(document, section, sentence));
}

/** As {@link cite}, by the section's own heading: for many citations in little room. */
export function citeSection(document: Document, section: Section, sentence: string): string {
  return link(section.headings.at(-1) ?? document.title, locate(document, section, sentence));
}

function locate(document: Document, section: Section, sentence: string | undefined): string | null {
  const page = section.url ?? document.url;
  return page === null || sentence === undefined
    ? page
    : `${page}${page.includes('#') ? '' : '#'}${textFragment(sentence)}`;
}

/** As {@link cite}, with the date of the document, and for a passage which part of a long section it is. */
export function citeWithDate(
  { document, section, part }: Pick<Passage, 'document' | 'section'> & Partial<Pick<Passage, 'part'>>,
  words: Words,
  sentence?: string,
): string {
  const { updated } = document;
  return [
    cite(document, section, sentence),
    ...(part !== undefined && part.count > 1 ? [words.part(part.number, part.count)] : []),
    ...(updated === null ? [] : [words.updated(escapeText(updated))]),
  ].join(' · ');
}

/** Links that lie inside a span of a document, each URL once, in reading order. */
export function citeLinks(document: Document, span: Span): readonly string[] {
  const inside = document.links.filter(
    ({ start, end, url }) => start >= span.start && end <= span.end && isWebAddress(url),
  );
  const byUrl = new Map(
    inside.toReversed().map(({ start, end, url }) => [url, document.text.slice(start, end)]),
  );
  return [...byUrl].toReversed().map(([url, text]) => {
    // Discord shows no masked link whose label looks like an address itself.
    const isNamed = text.trim() !== '' && !text.includes('://');
    return link(isNamed ? text : new URL(url).hostname, url);
  });
}

/** A name as a masked link, or only the name where the address is none a browser opens or is too long. */
export function link(name: string, url: string | null): string {
  const label = shortName(name);
  if (url === null || !isWebAddress(url)) return label;
  // Brackets and white space would end the link early in markdown.
  const address = url.replace(
    /[()<>\s\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return address.length > shares.urlChars ? label : `[${label}](${address})`;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function textFragment(sentence: string): string {
  const parts = sentence.trim().split(/\s+/);
  const isShort = parts.length <= 2 * fragmentWords;
  const ends = isShort ? [parts] : [parts.slice(0, fragmentWords), parts.slice(-fragmentWords)];
  // `-` has a meaning of its own there, and encodeURIComponent leaves it alone; half a pair it refuses.
  const encoded = ends.map((end) => encodeURIComponent(end.join(' ').replace(/\p{Cs}/gu, '\ufffd')));
  return `:~:text=${encoded.join(',').replaceAll('-', '%2D')}`;
}
