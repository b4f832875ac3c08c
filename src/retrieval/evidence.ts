import type { Sentence } from '../corpus/document.ts';
import type { Intent } from './intent.ts';

/** Kinds of evidence a sentence may hold, as bits. */
export const evidenceBits = {
  year: 1,
  number: 2,
  name: 4,
  reason: 8,
  expansion: 16,
  list: 32,
  definition: 64,
  price: 128,
  item: 256,
  agent: 512,
} as const;

const patterns: readonly (readonly [number, RegExp])[] = [
  [
    evidenceBits.year,
    /\b(1[0-9]|20)\d\ds?\b|\b(january|february|march|april|june|july|august|september|october|november|december)\b|\b\d+(st|nd|rd|th)\b|\b(centur(y|ies)|decades?)\b/iu,
  ],
  [
    evidenceBits.number,
    /\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|twice|single|several|daily|weekly|monthly|yearly|hourly|every|always|never|rarely|often|centur(y|ies)|decades?|years?)\b/iu,
  ],
  [evidenceBits.name, /[\p{L}\p{N},;:)] [“"'(]?(?!I\b)\p{Lu}[\p{L}\p{N}]+/u],
  [
    evidenceBits.reason,
    /\b(because|since|due to|so that|thanks to|therefore|thus|hence|as a result|result(s|ed)? (from|in)|in order to|leads? to|led to|caused?|causes|reason|so)\b/iu,
  ],
  [
    evidenceBits.expansion,
    /\b(short(ened)? for|stands? for|abbreviat\p{L}+|acronym|initialism|known as|also called|meaning|means|refers? to)\b|\(\p{Lu}[\p{Lu}\p{N}.-]{1,8}s?\)|\p{Lu}{2,8} ?[(–—-] ?\p{Lu}\p{L}+/u,
  ],
  [evidenceBits.list, /[^,;], [^,;]+, |,[^,;]+,? (and|or) |: ./u],
  [
    evidenceBits.definition,
    /^(an? |the )?[^.,;:]{1,70}?(\([^)]*\)|,[^,]{1,60},)? ?(is|are|was|were|means|refers to|denotes|describes)\b|^[^.,;:]{1,40} [-–—] /iu,
  ],
  [
    evidenceBits.agent,
    /\b(by|from|at|of) (the )?(\p{Ll}+ ){0,3}\p{Lu}|\p{Lu}[\p{L}\p{N}]* (\p{Ll}+ly )?(created|developed|founded|made|built|bought|acquired|wrote|invented|began|started|led|won|discovered|designed|released|launched|introduced|owns|makes|develops|runs)\b/u,
  ],
  [
    evidenceBits.price,
    /[$€£¥]\s?\d|\d\s?(%|percent|per cent|dollars?|euros?|pounds?|usd|eur|gbp|vnd|cents?)\b|\b(free of charge|free)\b/iu,
  ],
];

/** Which of the kinds `asked` for a sentence holds; both are bits of {@link evidenceBits}. */
export function findEvidence(text: string, kind: Sentence['kind'], asked: number): number {
  let found = kind === 'sentence' ? 0 : asked & evidenceBits.item;
  for (const [bit, pattern] of patterns) if ((asked & bit) !== 0 && pattern.test(text)) found |= bit;
  return found;
}

const wanted: Readonly<Partial<Record<Intent, number>>> = {
  definition: evidenceBits.definition,
  expansion: evidenceBits.expansion,
  person: evidenceBits.agent,
  time: evidenceBits.year,
  place: evidenceBits.name,
  count: evidenceBits.number,
  price: evidenceBits.price,
  reason: evidenceBits.reason,
  list: evidenceBits.list | evidenceBits.item,
  users: evidenceBits.name | evidenceBits.list,
};

/** The kinds of evidence, one of which an answer to the intent holds; 0 when it asks for no kind. */
export function wantedEvidence(intent: Intent): number {
  return wanted[intent] ?? 0;
}
