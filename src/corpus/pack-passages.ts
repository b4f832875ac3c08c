import type { Document, Passage, Section, Sentence } from './document.ts';

const kinds: readonly Sentence['kind'][] = ['sentence', 'item', 'row'];

/** Whole numbers ahead of each passage's sentences, and for each of its sentences. */
const passageNumbers = 3;
const sentenceNumbers = 5;

/** The passages of a document as whole numbers: a tenth of what they are as objects. */
export function packPassages(document: Document, passages: readonly Passage[]): readonly number[] {
  const places = new Map(document.sections.map((section, place) => [section, place]));
  return passages.flatMap(({ id, section, sentences }) => [
    places.get(section) ?? -1,
    Number(id.slice(section.id.length + 1)),
    sentences.length,
    ...sentences.flatMap(({ start, end, kind, leadIn, words }) => [
      start,
      end,
      kinds.indexOf(kind),
      leadIn ?? -1,
      words,
    ]),
  ]);
}

/**
 * The passages that {@link packPassages} packed.
 *
 * @throws RangeError when the numbers do not fit the document.
 */
export function unpackPassages(document: Document, packed: readonly number[]): readonly Passage[] {
  const passages: Passage[] = [];
  const read = (at: number): number => packed[at] ?? Number.NaN;
  for (let at = 0; at < packed.length;) {
    const section = document.sections[read(at)];
    const length = read(at + 2);
    if (section === undefined || !(length > 0)) throw new RangeError('the passages are of another document');
    const number = read(at + 1);
    at += passageNumbers;
    const sentences: Sentence[] = [];
    for (const end = at + length * sentenceNumbers; at < end; at += sentenceNumbers) {
      const leadIn = read(at + 3);
      sentences.push({
        start: read(at),
        end: read(at + 1),
        kind: kinds[read(at + 2)] ?? 'sentence',
        leadIn: leadIn === -1 ? null : leadIn,
        words: read(at + 4),
      });
    }
    passages.push(toPassage(document, section, number, sentences));
  }
  return passages;
}

function toPassage(
  document: Document,
  section: Section,
  number: number,
  sentences: readonly Sentence[],
): Passage {
  const start = sentences[0]?.start ?? 0;
  const end = sentences.at(-1)?.end ?? start;
  const text = document.text.slice(start, end);
  return {
    id: `${section.id}.${number}`,
    document,
    section,
    part: { number, count: 1 },
    start,
    end,
    text,
    sentences,
  };
}
