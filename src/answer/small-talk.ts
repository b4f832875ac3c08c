import { stripMarkup } from './clean-question.ts';
import type { Engine } from './engine.ts';

/** What people say to each other beside questions; `help` asks what can be asked. */
export type SmallTalk = 'greeting' | 'help' | 'assent';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const greetings = list(`hi hello hey hiya yo howdy morning evening afternoon greetings sup chào xin alo`);

const assents =
  list(`thanks thank thx ty tysm cheers ok okay okey kk yes yep yeah yea yup no nope nah sure right
  good great nice cool awesome perfect excellent amazing wow neat fine lovely brilliant wonderful lol lmao rofl haha
  hahaha hehe hihi ha xd bye goodbye cya welcome sorry agreed exactly indeed true correct understood noted gotcha
  interesting helpful ừ dạ vâng được đúng rồi tuyệt quá tốt lắm hiểu ồ tks oke okie`);

/** Thanks and assent of several words, each of which may mean something else. */
const phrases =
  /(?<![\p{L}])(?:cảm ơn|cám ơn|cam on|xin lỗi|hay (?:quá|lắm|qua)|tuyệt vời|tuyet voi|tot qua|dung roi|duoc roi|hieu roi|tạm biệt|well done|good job|thank you)(?![\p{L}])/giu;

/** Words that go with the ones above and say nothing by themselves. */
const company =
  list(`you so very much a an the lot lots again all everyone everybody guys folks there bot buddy mate man
  dude friend for that this it its is was are i im we me my your got get see know to too and but really bro day night
  one answer answers job well done oh ah um hm hmm mm then bạn anh chị em mình tôi nha nhé ạ nhiều thật các mọi người
  ban chi nhe nhieu là rất vậy thế à hay`);

/** How questions begin that are made of the words above: "is it good". */
const questionStart = /^(?:is|are|was|for|this is|the)\b(?! great| good| nice| awesome| perfect)/iu;

const wellBeing =
  /^(?:(?:hi|hey|hello)[ ,!]+)?(?:how are you(?: doing)?|how is it going|how.s it going|what.s up|bạn khỏe không)[ ?!.]*$/iu;

const help =
  /^(?:(?:hi|hey|hello|please|ok)[ ,!]+)*(?:help(?: me| please)?|commands?|how (?:do|can|to|should) (?:i |we )?(?:use|ask|talk to) (?:you|this|it|this bot|the bot)|(?:what|which things) (?:can|do|could) (?:you|this bot|the bot|i) (?:do|know|help (?:me )?with|ask(?: you)?|answer)(?: about)?|what (?:are you|is this bot)(?: for)?|who are you|(?:trợ )?giúp(?: tôi| mình)?(?: với)?|bạn (?:là ai|là gì|làm được gì|biết gì|biết những gì|có thể làm gì))[ ?!.]*$/iu;

/**
 * What a text is if it is no question: a greeting, thanks, laughter, a call for help. Null for anything that holds a word
 * of another kind; in English and Vietnamese.
 */
export function readSmallTalk(text: string): SmallTalk | null {
  const plain = text.normalize('NFC').trim();
  if (help.test(plain)) return 'help';
  if (wellBeing.test(plain)) return 'greeting';
  if (plain.endsWith('?') || questionStart.test(plain)) return null;
  const words = readWords(plain.replace(phrases, ' thanks '));
  const isSpoken = words.every((word) => greetings.has(word) || assents.has(word) || company.has(word));
  if (!isSpoken) return null;
  const greets = words.some((word) => greetings.has(word));
  // "Good morning" greets, "thanks, have a good evening" thanks.
  if (greets && !words.some((word) => word.startsWith('thank'))) return 'greeting';
  return words.some((word) => assents.has(word)) ? 'assent' : null;
}

function readWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  return words.map((word) => word.replace(/['’]/gu, ''));
}

/** Whether there is nothing to look for: less than two letters or digits in a row, and no name. */
export function asksNothing(text: string, { subjects }: Engine): boolean {
  return !/[\p{L}\p{N}]{2}/u.test(stripMarkup(text)) && subjects.namedIn(text).length === 0;
}
