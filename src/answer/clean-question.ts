import { rankWord } from '../analysis/common-words.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { findNearestWording } from '../retrieval/search.ts';
import { isCall, isTopical, isSlang } from './small-talk.ts';

/** What a person wrote in a message, without what Discord draws in another way. */
export function stripMarkup(message: string): string {
  return message
    .replace(/```[\s\S]*?(?:```|$)/gu, '\n')
    .replace(/^>.*$/gmu, '')
    .replace(/`([^`\n]*)`/gu, '$1')
    .replace(/<(?:a?:\w+:\d+|[@#][!&]?\d+|\/[^>:]{1,100}:\d+|t:-?\d+(?::\w)?|id:\w+)>/gu, ' ')
    .replace(/\[([^[\]\n]{0,200})\]\(<?https?:[^)\s]*\)/gu, '$1')
    .replace(/<?https?:\/\/\S+/gu, ' ')
    .replace(/@(?:everyone|here)\b/gu, ' ')
    .replace(/\|\||[*~]{1,3}(?=\S)|(?<=\S)[*~]{1,3}/gu, '')
    .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu, '')
    .replace(/^[ \t]*(?:#{1,3}|-#|[-*])\s+/gmu, '');
}

const pictures = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}/gu;

/**
 * How small words are spelt in chats; letters and parts of words only where what stands around calls for the word. A
 * capital inside a sentence is of a name.
 */
const spellings: readonly (readonly [spelling: RegExp, word: string])[] = [
  [/\bw[aou]t(?=s?\b)/giu, 'what'],
  [/\bgimme\b/giu, 'give me'],
  [/\bthru\b/giu, 'through'],
  [/\bbtwn\b/giu, 'between'],
  [/\bc[ou]z\b/giu, 'because'],
  [/\bppl\b/giu, 'people'],
  [/\bur\b/giu, 'your'],
  [/\b(?:thx|ty|tysm|cheers)\b/giu, 'thanks'],
  [/\bdiff(?= between\b)/giu, 'difference'],
  [/(?<=\b(?:can|could|do|did|should|would|will|are|r|if|when|thank) )u\b/giu, 'you'],
  [/(?<=\b(?:what|who|how|why|when|where|which|there|they|these|those) )r(?= )/giu, 'are'],
  [
    /(?<=\b(?!(?:is|are|was|does?|did|the|an?|of|to|with|for|what|which|top|first|last) )\S+ )n(?! (?:is|are|was|does?|of|to|in|on|for|means?)\b)(?= \p{L}{2})/giu,
    'and',
  ],
];

/** A capital, at the end of a text, that does not begin a sentence. */
const capitalInside = /[\p{Ll},] \p{Lu}$/u;

/** Where a clause ends: at a mark, a line break, or where people start or stop speaking of what they ask. */
const clause = new RegExp(
  [
    String.raw`[\s\S]+?(?:[,.!?;:…)]+(?=\s|$)|\s[-–—]+(?=\s)|\n|(?=\s\()|$`,
    String.raw`(?<=\b(?:knows?|wonder(?:ing)?|curious|understand|explain|(?:tell|remind|explain to) (?:me|us))(?: if| whether)?)(?=\s)`,
    String.raw`(?<!\b(?:in|at|on|to|of|from|by|for|with|about|under|and|(?:^|[,.;:] )but|or|than|if|as|because|that|since|until))(?=\s(?:what|whats|what's|who|how|why|when|where|which)\b)`,
    String.raw`(?=\s(?:asking|sorry|thanks?|if (?:any|some)(?:one|body)|anyone\W*$)(?:\b|$))`,
    String.raw`(?<!\b(?:if|when|while|because|that|since|as|what|where|which|how|but|and|or|why|until|after|before|once|than|can|could|do|does|did|should|would|will|may|must|am|was|have|had))(?=\si(?:['’]?(?:m|ve)| always| keep| forg[eo]t| never| just| really| need| tried)\b))`,
  ].join('|'),
  'giu',
);

/** How questions begin, in English and Vietnamese. */
export const starting =
  /^\W*(?:(?:so|and|but|or|also|then|well|um|ok|okay|hey|hi|guys|please)\b\W*)*(?:(?:what|who|how|why|when|where|which|is|are|was|were|does|do|did|can|could|should|would|will|has|have|tell|explain|compare|difference)(?:s|m|se|['’]s|n['’]?t)?|ai|tại sao|vì sao|làm sao|thế nào|khi nào|ở đâu)\b/iu;

/** How clauses begin that narrow a question, and words that do. */
const narrowing =
  /^\W*(?:with|without|when|while|after|before|because|since|on|in|at|under|during|for|from|as|unless|once|by|using|per|not (?:on|in|at|the|for)|if(?! (?:any|some)(?:one|body)))\b|^\W*(?:(?:i|we)(?: a|['’]?)(?:m|re)(?: an?)?|i have(?: an?| no)?) (?!new\b)\p{L}+\W*$|\b(?:or|than|vs|(?:one|two|three) \p{L}+)\b|\p{N}/iu;

/** Words by which people speak of themselves and of asking. */
const personal =
  /\b(?:i|i['’]?m|i['’]?ve|my|me|we|our|you|your|u|this|nobody|every(?:one|body)|any(?:one|body)|here|sorry|asking|question|thought|know|want|sure)\b/iu;

/** A name, as it is written inside a sentence. */
const name = /\S\s+(?!I\b)\p{Lu}/u;

/** Ranks from which words tell something, by whether the corpus has them. */
const tellingFrom = { known: 1000, unknown: 7000 } as const;

/**
 * The question in what a person typed: without mark-up of Discord, slang, greetings and courtesies, and without what is
 * said of anything but the question. What would leave nothing stays as it is, and so does what a heading asks.
 */
export function cleanQuestion(typed: string, index: PassageIndex): string {
  const plain = stripMarkup(typed)
    .replace(pictures, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();
  const isShouted = !/\p{Ll}/u.test(plain);
  const spoken = spellings
    .reduce(
      (text, [spelling, word]) =>
        text.replace(spelling, (found, at) =>
          (!isShouted && capitalInside.test(text.slice(0, at + 1))) || isTopical(found, index) ? found : word,
        ),
      plain,
    )
    .replace(/[\p{L}\p{N}'’-]+ ?/gu, (word) => (isSlang(word.trim(), index) ? '' : word));
  const clauses = (spoken.match(clause) ?? []).filter((text) => !isCall(text));
  const isAsked = clauses.length > 1 && clauses.some((text) => asks(text) && !isEveryday(text, index, false));
  const kept = clauses.filter((text, at) => {
    const isWhole = at === clauses.length - 1 || ending.test(text);
    return !isAsked || !isWhole || !isAside(text, index);
  });
  const [question, whole] = [tidy(kept.join('')), tidy(plain)];
  if (question === whole || !/[\p{L}\p{N}]/u.test(question)) return whole;
  return findNearestWording(whole, index) === 1 ? whole : question;
}

const ending = /(?:[,.!?;:…)–—-]|\b(?:but|knows?|wondering|tell me|explain))\s*$/iu;

const opening =
  /^(?:[\s,;:.!?–-]*\b(?:ok|okay|so|well|like|alright|hi|hey|hello|please|(?:(?:something|more) )?about)(?![\p{L}\p{N}'’-])(?=.*[\p{L}\p{N}]))+/iu;

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(opening, '')
    .replace(/^(?:[\s,;:!?–-]|\.(?!\p{Lu}))+(?=[\p{L}\p{N}])|[\s,;:–-]+$/gu, '')
    .trim();
}

const asks = (text: string): boolean => starting.test(text) || /\?\W*$/u.test(text);

/** Whether a clause is about the person who asks, or nothing, and not about what is asked. */
function isAside(text: string, index: PassageIndex): boolean {
  return (
    !asks(text) && !narrowing.test(text) && !name.test(text) && isEveryday(text, index, personal.test(text))
  );
}

/** Whether no word of a text tells what a question is about; common words of headings do unless `isPersonal`. */
function isEveryday(text: string, index: PassageIndex, isPersonal: boolean): boolean {
  return index.analyzer.analyze(text).every(({ surface, term, subject }) => {
    const from = index.has(term) ? tellingFrom.known : tellingFrom.unknown;
    const rank = rankWord(surface) ?? from;
    if (isPersonal && rank < tellingFrom.known) return true;
    return subject === null && rank < from && !isTopical(surface, index);
  });
}
