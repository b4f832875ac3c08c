import type { Answer, AnswerPassage } from '../answer/answer.ts';
import type { CorpusSettings } from '../corpus/corpus.ts';
import type { Span } from '../corpus/document.ts';
import { cite, link } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, lengthOfBlocks, plainNotice, takeFitting, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';
import { quoteText } from './quote.ts';
import type { Words } from './words.ts';

/** Where the corpus says that people may ask what it does not answer. */
type Contact = CorpusSettings['contact'];

/** A question the corpus does not answer: private, says so, and offers what lies nearest. Quotes whole sentences only. */
export function renderAbstention(answer: Answer, view: View, contact: Contact): Message {
  const { words } = view;
  const head = [writeQuestion(answer.question), words.noAnswer, ...unknownTermLines(answer, words)].join(
    '\n',
  );
  const elsewhere = contactLines(contact, words);
  const left = limits.textChars - lengthOfBlocks([head, ...elsewhere]);
  const suggestions = blockUnder(words.tryAsking, suggestionLines(answer), left);
  const room = left - lengthOfBlocks(suggestions);
  const topics = blockUnder(words.nearestTopics, topicParts(answer), room);
  return { ...frameBlocks([head, ...topics, ...suggestions, ...elsewhere], view), hasQuestion: true };
}

function contactLines(contact: Contact, words: Words): readonly string[] {
  return contact === null ? [] : [`-# ${words.askElsewhere(link(contact.label, contact.url))}`];
}

const tersePlaces = 2;

/** The same in two lines without a quotation, for a channel whose other members have not asked; public. */
export function renderTerseAbstention(answer: Answer, { words, rows }: View, contact: Contact): Message {
  const places = answer.passages
    .slice(0, tersePlaces)
    .map(({ passage }) => cite(passage.document, passage.section));
  const lines = [
    [words.noAnswer, ...unknownTermLines(answer, words)].join(' '),
    ...(places.length === 0 ? [] : [`-# ${words.nearestPlaces([...new Set(places)])}`]),
    ...contactLines(contact, words),
  ];
  return { ...plainNotice(lines), rows, isPrivate: false };
}

/** A block of as many lines as fit, under their title; no block without lines. */
function blockUnder(title: string, lines: readonly string[], room: number): readonly string[] {
  const [, ...fitting] = takeFitting([title, ...lines], room);
  return fitting.length === 0 ? [] : [[title, ...fitting].join('\n')];
}

function unknownTermLines({ unknownTerms }: Answer, words: Words): readonly string[] {
  const terms = unknownTerms
    .slice(0, shares.namesInLine)
    .map((term) => `**${echoText(term, shares.termChars)}**`);
  return terms.length === 0 ? [] : [words.unknownTerms(terms)];
}

function topicParts({ passages }: Answer): readonly string[] {
  return passages.slice(0, 3).map((nearest) => {
    const sentence = exampleSentence(nearest);
    const { document, section } = nearest.passage;
    const place = `**${cite(document, section, sentence ?? undefined)}**`;
    return sentence === null ? place : `${place}\n${quoteText(sentence)}`;
  });
}

/** The sentence nearest to the question if it is short, else the first short one, else none. */
function exampleSentence({ passage, excerpt, start, highlights }: AnswerPassage): string | null {
  const sentences: readonly Span[] = passage.sentences.map((sentence) => ({
    start: sentence.start - start,
    end: sentence.end - start,
  }));
  const short = [...highlights, ...sentences].find(
    (span) => span.start >= 0 && span.end <= excerpt.length && span.end - span.start <= shares.topicChars,
  );
  return short === undefined ? null : excerpt.slice(short.start, short.end);
}

function suggestionLines({ suggestions }: Answer): readonly string[] {
  return suggestions
    .slice(0, shares.namesInLine)
    .map((suggestion) => `- ${echoText(suggestion, shares.nameChars)}`);
}
