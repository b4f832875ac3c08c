import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';

/** What people say to each other beside questions; `help` asks what can be asked. */
export type SmallTalk = 'greeting' | 'help' | 'assent';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words that mean nothing, wherever in a question they stand. */
const slang =
  list(`pls plz sry rn fr lol lmao rofl tbh imo imho btw omg ffs wtf tf ngl idk smth smh bruh fam hiya howdy erm um
  uh hm ugh heck nah asap nowadays dude bro lads newbie noob gurus legit haha homework quiz yo sup mate`);

/** Words that call for an answer, and are no question by themselves; of both languages. */
const calls =
  list(`q quick question questions help assist idea ideas thoughts suggestions advice clue clues tips understand remind
  want need happen happens friend curious great nice appreciated advance bother folks guys knows wondering alright around
  biet giup khong voi minh moi nguoi oi ai`);

const wanting =
  /\b(?:(?:what|who|how|why|when|where|which)\b(?! do you (?:all |guys )?think)|\w+ (?:it|they|i|we)\b)/iu;

/** Whether a clause only greets, thanks, or calls for somebody to answer. */
export function isCall(clause: string): boolean {
  const words = listWords(clause);
  const isCalling = (word: string): boolean => calls.has(word) || stopWords.has(word) || slang.has(word);
  return (words.every(isCalling) && !wanting.test(clause)) || isTalk(clause);
}

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

/** Words by which people speak to the bot, or of the place where they are. */
const place =
  /\b(?:how old are (?:you|u)|any(?:one|body) (?:here|there|around|online)|i(?:['’]ll| will) try|(?:this|the|our) (?:server|discord|bot|channel|chat)|you|u|your|ur|youre|i (?:did(?:n['’]?t| not) )?(?:mean|meant|asked?|said)|(?:that|this|it)(?:['’]?s| is| was)(?: not)? (?:wrong|right))\b/iu;

/** What else is there, unless the corpus has a heading on it. */
const places =
  /\b(?:bots?|discord|admins?|mods?|moderators?|roles?|channels?|memes?|staff|banned|muted|kicked|nickname|invite|wrong|shut)\b/giu;

/** What they say of these. */
const gossip =
  list(`you bot bots discord server chat channel channels admin admins mod mods moderator moderators role roles member
  members meme memes owner owners owns own who up down online offline dead wrong right stupid dumb useless bad slow broken real
  person human robot ai alive name sleep hear see love hate kidding joking serious sure mean meant asked answer answered
  answering question message messages delete deleted sense made created built think ban kick mute ping leave join post
  help back work working good nice not hmm try wrote said person people politics listen listening
  run runs banned muted kicked nickname suck sucks shut best worst programmed feelings chatgpt staff report favourite favorite color
  invite link try ask become change time joke`);

/** Whether a text is said to the bot or of the place where people talk, and nothing in it is asked of a corpus. */
export function isChatter(text: string, index: PassageIndex): boolean {
  if (isTalk(text)) return index.analyzer.findSubject(text) === null;
  const things = text.match(places) ?? [];
  if (!place.test(text) && things.every((thing) => isHeaded(thing, index))) return false;
  return listWords(text.replace(place, ' ')).every(
    (word) => gossip.has(word) || stopWords.has(word) || slang.has(word),
  );
}

function isTalk(text: string): boolean {
  const talk = readSmallTalk(text);
  return talk === 'greeting' || talk === 'assent';
}

/** Whether a word is slang, and no heading has it. */
export function isSlang(word: string, index: PassageIndex): boolean {
  return slang.has(word.toLowerCase().replace(/(.)\1+$/u, '$1')) && !isHeaded(word, index);
}

/** Whether a heading has the word. */
export function isHeaded(word: string, { analyzer, numberOf, passages }: PassageIndex): boolean {
  const number = numberOf(analyzer.stem(word.toLowerCase()));
  return number !== undefined && passages.some(({ terms }) => terms.heading.includes(number));
}
