import { vietnamese } from './words-vietnamese.ts';

/** Without a comma before the last. */
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const english = {
  language: 'en',
  updated: (date: string) => `updated ${date}`,
  readAs: (readings: readonly string[]) => `Read as: ${readings.join(', ')}`,
  matchedAs: (names: readonly string[]) => `Matched as: ${names.join(', ')}`,
  sources: (links: readonly string[]) => `Sources named there: ${links.join(' · ')}`,
  moreOnThis: 'Also on this',
  tooLongToShow: 'The answering sentence is too long for one message. It stands here:',
  quotesKeepTheirLanguage: (language: string) =>
    `The articles are in ${language}, and quotations stay as they are.`,

  notSure: 'It is not certain which passage answers this. These come nearest.',
  pickPassage: 'Pick a passage…',
  noAnswer: 'The articles do not answer this.',
  unanswered: (questions: readonly string[]) => `The articles do not answer: ${questions.join(' · ')}`,
  askElsewhere: (place: string) => `Not in the articles? Ask in ${place}.`,
  unknownTerms: (terms: readonly string[]) => `They never mention ${terms.join(', ')}.`,
  askInLanguage: (language: string) => `They are in ${language}: ask in ${language} to find more.`,
  nearestTopics: 'The nearest they come to it',
  nearestPlaces: (places: readonly string[]) => `Nearest: ${places.join(' · ')}`,
  tryAsking: 'What they do answer',
  askInstead: 'Ask one of these instead…',
  askMe: 'Ask me something the articles may answer.',
  askMeSuchAs: (question: string) => `Ask me something the articles may answer, such as: ${question}`,
  hiddenText:
    'Discord does not show me what you wrote. Mention me in the message, or write to me directly; “Follow up” below an answer works as well.',
  askTyped: (typed: string) => `Ask: ${typed}`,
  foundInText: (section: string) => `${section} · in the text`,
  noQuestion: 'There is no question in this message.',

  versus: (a: string, b: string) => `${a} and ${b}`,
  bothTogether: 'On both',
  inGeneral: 'In general',
  notSaid: 'The articles do not say.',
  comesUnder: (part: string, whole: string) => `${part} comes under ${whole}.`,
  leftOut: (names: readonly string[]) => `Two at a time, so without ${names.join(', ')}.`,
  moreRows: 'More rows',
  swapSides: 'Swap sides',
  sameSubject: (a: string, b: string, subject: string) =>
    `${a} and ${b} are the same thing in the articles: ${subject}. Pick two different ones to compare.`,
  sameWord: (subject: string) =>
    `${subject} cannot be compared with itself. Pick two different things to compare.`,
  compareInstead: (names: readonly string[]) => `Compare it with ${either.format(names)} instead.`,
  unknownSubject: (asked: string) => `The articles do not know ${asked}.`,
  didYouMean: (names: readonly string[]) => `Did you mean ${either.format(names)}?`,
  checkSpelling: 'Check the spelling, or try another name.',
  nothingSaid: (names: string) => `The articles say nothing that would compare ${names}.`,
  nothingSaidOnAspect: (names: string, aspect: string) =>
    `The articles do not say how ${names} compare in ${aspect}. Leave the aspect out to see what they do say.`,
  nothingOnAspect: (aspect: string) => `The articles say nothing of “${aspect}”. The nearest they say:`,
  saidOf: (subject: string) => `What they say of ${subject}`,
  pickAspect: 'Only one aspect…',
  everyAspect: 'Everything',

  morePassages: 'More passages',
  wholeSection: 'Whole section',
  followUp: 'Follow up',
  compareSubjectWith: (subject: string) => `Compare ${subject} with…`,
  share: 'Share',
  shared: 'Shared',
  notShared: 'Discord did not let me post this here',
  remove: 'Delete',
  previousPage: 'Back',
  nextPage: 'Next',
  part: (part: number, parts: number) => `part ${part} of ${parts}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  followUpLabel: 'Your next question',
  followUpHint: 'Such as: who uses it?',
  sharedBy: (person: string, command: string) => `${person} asked with ${command}`,
  morePassagesOn: (question: string) => `More passages on: ${question}`,
  thanks: 'Thank you. What you found is counted, without your name.',
  notYours: 'Only the person who asked, or somebody who may manage messages, can delete this.',
  stale: 'The articles or the bot have changed since this was shown. Ask again to get what they say now.',
  askAgain: 'Ask again',
  brokenControl: 'This button makes no sense any more. Ask again to get a fresh one.',

  topicsTitle: 'What the articles are about',
  topicsHint: 'Pick an article, then a section, and read it.',
  pickDocument: 'Pick an article…',
  pickSection: 'Pick a section…',
  sectionCount: (count: number) => (count === 1 ? '1 section' : `${count} sections`),
  allTopics: 'All articles',
  showPicture: 'Picture',
  noPicture: 'The picture could not be drawn. The text says the same.',
  upToDocument: 'All sections',
  tooManyToList: (count: number) =>
    count === 1 ? '1 more is on the next page.' : `${count} more are on the next pages.`,

  aboutTitle: 'About this bot',
  aboutWhat:
    'It answers questions from the articles below, word for word and with the place. It writes no text of its own, and says so when they do not answer.',
  aboutCommands: (commands: readonly string[]) => `Commands: ${commands.join(' · ')}`,
  aboutStoresNothing: 'It stores nothing: no messages, no names, no questions.',
  aboutStoresGaps:
    'It counts questions that the articles do not answer or answer badly, without who asked or where. It stores nothing else.',
  aboutChat:
    'Mention it, or write to it directly, to talk with it; what was spoken of is forgotten ten minutes later.',
  aboutEncoder: 'It finds passages by their words and by what they mean.',
  aboutWords: 'It finds passages by their words alone.',
  aboutVersion: (version: string, fingerprint: string) => `virtbot ${version}, articles ${fingerprint}`,
  aboutSize: (documents: number, passages: number) => `${documents} articles, ${passages} passages`,
  aboutBasedOn: (source: string) => `based on ${source}`,
  aboutLicence: (licence: string) => `licence ${licence}`,
  aboutMore: (count: number) => `… and ${count} more, under /topics.`,

  failed: 'Something went wrong here, and there is no answer. Please try again in a moment.',
  failedId: (errorId: string) => `If it keeps happening, give the bot’s operator this error id: ${errorId}`,
  unknownCommand: 'This command is not served any more. Reload Discord to see the commands that are.',
  slowDown: (seconds: number) =>
    seconds === 1 ? 'That was quick. Go on in a second.' : `That was quick. Go on in ${seconds} seconds.`,
  missingOption: (name: string) => `The option ${name} is empty. Fill it in and send the command again.`,

  command: {
    virt: 'Ask the articles, and get what they say, word for word',
    question: 'question',
    questionHint: 'What you want to know, in your own words',
    private: 'private',
    privateHint: 'Show the answer only to you',
    compare: 'See what the articles say of two things, side by side',
    a: 'a',
    aHint: 'The first thing',
    b: 'b',
    bHint: 'The second thing',
    aspect: 'aspect',
    aspectHint: 'What to compare, such as performance; everything if empty',
    topics: 'Browse the articles, section by section',
    about: 'What this bot knows, what it keeps, and where it comes from',
    askTheArticle: 'Ask the article',
  },
};

/** What every language has to say: a missing one fails the type check. */
export type Words = Readonly<typeof english>;

export type Locale = 'en' | 'vi';

export const catalogue: Readonly<Record<Locale, Words>> = { en: english, vi: vietnamese };

/** The language for a locale of Discord, such as `en-US` or `vi`: English unless there is a better one. */
export function resolveLocale(tag: string): Locale {
  return /^vi\b/i.test(tag) ? 'vi' : 'en';
}

/** The name of a language in the middle of a sentence; null for what is no tag of one. */
export function nameLanguage(tag: string, { language }: Words): string | null {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(tag);
    // Vietnamese writes it small there: "tiếng Anh".
    return name?.replace(/^Tiếng/u, 'tiếng') ?? null;
  } catch {
    return null;
  }
}

/** Somebody's language, and that of the place for what everybody there sees. */
export interface Languages {
  readonly locale: Locale;
  readonly guildLocale: Locale;
}

export function wordsFor({ locale, guildLocale }: Languages, audience: 'private' | 'public'): Words {
  return catalogue[audience === 'private' ? locale : guildLocale];
}
