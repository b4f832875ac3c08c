/** The bot's own English words. Quotes are never among them: they stay in the language of the corpus. */
export const words = {
  updated: (date: string) => `updated ${date}`,
  readAs: (readings: readonly string[]) => `Read as: ${readings.join(', ')}`,
  reading: (typed: string, read: string) => `${typed} → ${read}`,
  sources: (links: readonly string[]) => `Sources named there: ${links.join(' · ')}`,
  moreOnThis: 'Also on this',
  tooLongToShow: 'The answering sentence is too long for one message. It stands here:',
  leftOut: '[…]',

  noAnswer: 'The articles do not answer this.',
  unknownTerms: (terms: readonly string[]) => `They never mention ${terms.join(', ')}.`,
  nearestTopics: 'The nearest they come to it',
  tryAsking: 'Questions they do answer',

  versus: (a: string, b: string) => `${a} and ${b}`,
  onAspect: (names: string, aspect: string) => `${names}: ${aspect}`,
  bothTogether: 'On both',
  inGeneral: 'In general',
  notSaid: 'The articles do not say.',
  saidAbove: 'Said above.',
  sentencesLeftOut: (count: number) =>
    `${count === 1 ? '1 more sentence is' : `${count} more sentences are`} left out for lack of room. Name an aspect to see more of it.`,
  sameSubject: (a: string, b: string, subject: string) =>
    `${a} and ${b} are the same thing in the articles: ${subject}. Pick two different ones to compare.`,
  sameWord: (subject: string) =>
    `${subject} cannot be compared with itself. Pick two different things to compare.`,
  compareInstead: (names: readonly string[]) => `Compare it with ${joinChoices(names)} instead.`,
  unknownSubject: (asked: string) => `The articles do not know ${asked}.`,
  didYouMean: (names: readonly string[]) => `Did you mean ${joinChoices(names)}?`,
  checkSpelling: 'Check the spelling, or pick a name from the list that opens while you type.',
  nothingSaid: (names: string) => `The articles say nothing that would compare ${names}.`,
  nothingSaidOnAspect: (names: string, aspect: string) =>
    `The articles do not say how ${names} compare in ${aspect}. Leave the aspect out to see what they do say.`,
  saidOf: (subject: string) => `What they say of ${subject}`,

  failed: 'Something went wrong here, and there is no answer. Please try again in a moment.',
  failedId: (errorId: string) => `If it keeps happening, give the bot’s operator this error id: ${errorId}`,
  unknownCommand: 'This command is not served any more. Reload Discord to see the commands that are.',
  missingOption: (name: string) => `The option ${name} is empty. Fill it in and send the command again.`,
} as const;

function joinChoices(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
