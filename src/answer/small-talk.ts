import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { findNearestWording } from '../retrieval/search.ts';

/** What people say to each other beside questions; what is said to a bot, or asked of it, counts as a greeting. */
export type SmallTalk = 'greeting' | 'assent';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words that mean nothing, wherever in a question they stand. */
const slang =
  list(`pls plz rn fr lol lmao rofl tbh imo imho btw omg ffs wtf tf ngl idk smth smh bruh fam hiya howdy erm um
  uh hm ugh heck nah asap nowadays dude bro lads newbie noob gurus legit haha homework quiz yo sup mate m8 tho`);

const greetings = list(
  `hi hello hey hiya yo howdy morning evening afternoon greetings sup help commands chao xin alo`,
);

/** Here and below, Vietnamese as it is folded. */
const assents =
  list(`thanks thank thx ty tysm cheers ok okay okey kk yes yep yeah yea yup no nope nah sure right
  good great nice cool awesome perfect excellent amazing wow neat fine lovely brilliant wonderful lol lmao rofl haha
  hahaha hehe hihi ha xd bye goodbye cya welcome sorry agreed exactly indeed true correct understood noted gotcha
  interesting helpful vang duoc tuyet tot hieu tks oke okie`);

/** Words that go with the ones above, or call for an answer, and say nothing by themselves. */
const company =
  list(`q sry quick question questions assist idea ideas thoughts suggestions advice clue clues tips understand remind wondering
  want need happen happens knows curious alright around appreciated advance bother guys folks bot buddy man friend
  answer answers job well oh ah mm u ban anh chi em minh toi nha nhe a nhieu that cac moi nguoi oi la rat vay the hay qua
  lam roi da biet giup khong voi ai`);

/** Thanks and good wishes of several words, each of which may mean something else. */
const phrases =
  /\b(?:cam on|xin loi|hay (?:qua|lam)|dung roi|tam biet|well done|good (?:job|day|night)|thank you)\b/giu;

/** What makes a question of the words above. */
const wanting =
  /^(?:is|are|was|for)\b|\b(?:(?:what|who|how|why|when|where|which)\b(?! do you (?:all |guys )?think)|(?:can|do|does|is|are|will|should) (?:it|they|i|we)\b)/iu;

/** How people speak to a bot, or of where they are. */
const address =
  /\b(?:(?:how old )?(?:are|were) (?:you|u)|use (?:this|the) bot|how(?:.s| is) it going|what.s up|what can (?:you|i)|any(?:one|body) (?:here|there|online)|i(?:['’]ll| will) try|i (?:did(?:n['’]?t| not) )?(?:mean|meant|ask(?:ed)?|said)|(?:that|this|it)(?:['’]?s| is| was)(?: not)? (?:wrong|right))\b|^bạn (?:là ai|là gì|làm được gì|biết gì|có thể làm gì|khỏe không)/iu;

/** Of where people are they do not ask how something is done. */
const place =
  /^(?!\W*(?:how|can|why|where)\b).*\b(?:(?:this|our) (?:server|discord|bot|channel|chat)|(?:is|are|was|who \p{L}+) the (?:server|discord))\b/iu;

/** Who is there, unless the corpus is about it: "you" may be anybody. */
const persons =
  /\b(?:you|u|your|ur|bots?|discord|admins?|mods?|moderators?|roles?|channels?|memes?|staff|banned|muted|kicked|nickname|invite|wrong|shut)\b/giu;

/** What is said of them. */
const gossip =
  list(`server member members owner owners owns own down offline online dead right stupid dumb useless bad slow broken real
  person human robot name sleep hear see love hate kidding joking serious sure mean meant asked ask answered answering
  message messages delete deleted sense created built made think kick mute ping leave join post use talk back working work
  good nice try said people politics listen run runs suck sucks best worst programmed feelings report favourite favorite
  color link become change joke gi duoc ban answer answers question`);

const isIdle = (word: string): boolean =>
  [slang, stopWords, company, greetings, assents].some((words) => words.has(word));

/** Whether a clause only greets, thanks, assents, or calls for somebody to answer. */
export function isCall(clause: string): boolean {
  return listWords(clause).every(isIdle) && !wanting.test(clause);
}

/**
 * What a text is if it is no question; null for anything that holds a word of another kind, and for what the corpus has a
 * heading of. English and Vietnamese.
 */
export function readSmallTalk(text: string, index: PassageIndex): SmallTalk | null {
  if ((address.test(text) || place.test(text)) && isGossip(text, index)) return 'greeting';
  const words = listWords(listWords(text).join(' ').replace(phrases, ' thanks '));
  if (!isCall(words.join(' ')) || (text.trim().endsWith('?') && !words.includes('help'))) return null;
  // "Good morning" greets, "thanks, have a good evening" thanks.
  const isThanks = words.some((word) => word.startsWith('thank'));
  if (!isThanks && words.some((word) => greetings.has(word))) return 'greeting';
  return words.some((word) => assents.has(word)) ? 'assent' : null;
}

/** Whether a text is said to the bot or of the place where people talk, and not asked of a corpus. */
export function isChatter(text: string, index: PassageIndex): boolean {
  if (readSmallTalk(text, index) !== null) return index.analyzer.findSubject(text) === null;
  const named = text.match(persons) ?? [];
  const isSaid = listWords(text).some((word) => gossip.has(word) || !isIdle(word));
  return isSaid && named.some((word) => !isTopical(word, index)) && isGossip(text, index);
}

/** Likeness to a heading from which a text asks what stands below it: a server's handbook tells who owns the server. */
const headingLikeness = 0.75;

/** Whether nothing but gossip is said, and nothing of what was spoken of before or of what a heading asks. */
function isGossip(text: string, index: PassageIndex): boolean {
  const words = listWords(text.replace(address, ' ').replace(persons, ' '));
  const isIdleTalk = words.every((word) => gossip.has(word) || isIdle(word));
  return (
    isIdleTalk && !/\b(?:it|them|they)\b/iu.test(text) && findNearestWording(text, index) < headingLikeness
  );
}

/** Whether a word is slang, and the corpus is not about it. */
export function isSlang(word: string, index: PassageIndex): boolean {
  return slang.has(word.toLowerCase().replace(/(.)\1+$/u, '$1')) && !isTopical(word, index);
}

/** Share of the passages from which on a corpus is about a word. */
const topicalShare = 0.02;

/** Whether a heading has a word, or many passages have. */
export function isTopical(word: string, index: PassageIndex): boolean {
  const stem = index.analyzer.stem(word.toLowerCase());
  if (index.isHeaded(stem)) return true;
  return index.has(stem) && index.idf(stem) <= Math.log(1 + 1 / topicalShare);
}
