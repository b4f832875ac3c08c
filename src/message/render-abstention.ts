import type { Answer, AnswerPassage } from '../answer/answer.ts';
import type { CorpusSettings } from '../corpus/corpus.ts';
import type { Span } from '../corpus/document.ts';
import { isEnglish } from '../retrieval/encoder/language.ts';
import { cite, link } from './cite.ts';
import { boldNames, echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { fitLines, frameBlocks, joinLines, lengthOfBlocks, type Message, writeQuestion } from './message.ts';
import { quoteText } from './quote.ts';
import { explainUnknown } from './render-comparison.ts';
import { renderNotice } from './render-error.ts';
import { nameLanguage, type Words } from './words.ts';

/** What the corpus says of itself: its language, and where people may ask what it does not answer. */
type Settings = Pick<CorpusSettings, 'language' | 'contact'>;

/** A question the corpus does not answer: says so, and offers what lies nearest. Quotes whole sentences only. */
export function renderAbstention(answer: Answer, words: Words, settings: Settings): Message {
  const { question, passages, suggestions } = answer;
  const head = joinLines(writeQuestion(question), words.noAnswer, explain(answer, settings, words));
  const elsewhere = nameContact(settings, words) ?? '';
  const offers = suggestions.slice(0, shares.namesInLine).map((text) => `- ${echoText(text)}`);
  const left = limits.textChars - lengthOfBlocks([head, elsewhere]);
  const offered = fitLines(words.tryAsking, offers, left) ?? '';
  const room = left - offered.length;
  const near = fitLines(words.nearestTopics, passages.slice(0, 3).map(writeTopic), room) ?? '';
  const blocks = [head, near, offered, elsewhere].filter((block) => block !== '');
  return { ...frameBlocks(...blocks), hasQuestion: true };
}

const tersePlaces = 2;

/** The same in few lines without a quotation, for a channel whose other members have not asked. */
export function renderTerseAbstention(answer: Answer, words: Words, settings: Settings): Message {
  const near = answer.passages.slice(0, tersePlaces);
  const places = new Set(near.map(({ passage }) => cite(passage.document, passage.section)));
  const unknown = explain(answer, settings, words);
  return renderNotice(
    unknown === null ? words.noAnswer : `${words.noAnswer} ${unknown}`,
    places.size === 0 ? null : `-# ${words.nearestPlaces([...places])}`,
    nameContact(settings, words),
  );
}

function nameContact({ contact }: Settings, words: Words): string | null {
  return contact === null ? null : `-# ${words.askElsewhere(link(contact.label, contact.url))}`;
}

/** What may be the reason: a name to compare or words that the corpus lacks, or the language of the question. */
function explain(
  { question, comparison, unknownTerms, passages }: Answer,
  { language }: Settings,
  words: Words,
): string | null {
  const unknown = comparison && explainUnknown(comparison, words);
  if (unknown !== null) return unknown;
  // Documents seldom name their language: what comes nearest tells it.
  const areEnglish = /^en\b/iu.test(language) && passages.every(({ excerpt }) => isEnglish(excerpt));
  const isForeign = areEnglish && !isEnglish(question);
  const name = isForeign ? nameLanguage(language, words) : null;
  if (name !== null) return words.askInLanguage(name);
  return unknownTerms.length === 0 ? null : words.unknownTerms(boldNames(unknownTerms));
}

function writeTopic(nearest: AnswerPassage): string {
  const { document, section } = nearest.passage;
  const sentence = exampleSentence(nearest);
  const place = `**${cite(document, section, sentence ?? undefined)}**`;
  return joinLines(place, sentence === null ? null : quoteText(sentence));
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
