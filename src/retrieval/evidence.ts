import type { Sentence } from '../corpus/document.ts';
import type { Intent } from './intent.ts';

const patterns = {
  time: /\b(1[0-9]|20)\d\ds?\b|\b(january|february|march|april|june|july|august|september|october|november|december)\b|\b\d+(st|nd|rd|th)\b|\b(centur(y|ies)|decades?|(mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|winter|noon|midnight|dawn|dusk)\b|\b\d{1,2}(:\d\d\b|\s?[ap]\.?m\b)|\b\d+ (minutes?|hours?|days?|weeks?|months?|years?)\b/iu,
  number:
    /\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|twice|single|several|daily|weekly|monthly|yearly|hourly|every|always|never|rarely|often|centur(y|ies)|decades?|years?)\b/iu,
  name: /[\p{L}\p{N},;:)] [“"'(]?(?!I\b)\p{Lu}[\p{L}\p{N}]+/u,
  reason:
    /\b(because|since|due to|so that|thanks to|therefore|thus|hence|as a result|result(s|ed)? (from|in)|in order to|leads? to|led to|caused?|causes|reason|so)\b/iu,
  expansion:
    /\b(short(ened)? for|stands? for|abbreviat\p{L}+|acronym|initialism|known as|also called|meaning|means|refers? to)\b|\(\p{Lu}[\p{Lu}\p{N}.-]{1,8}s?\)|\p{Lu}{2,8} ?[(–—-] ?\p{Lu}\p{L}+/u,
  list: /[^,;], [^,;]+, |,[^,;]+,? (and|or) |: ./u,
  definition:
    /^(an? |the )?[^.,;:]{1,70}?(\([^)]*\)|,[^,]{1,60},)? ?(is|are|was|were|means|refers to|denotes|describes)\b|^[^.,;:]{1,40} [-–—] /iu,
  agent:
    /\b(by|from|at|of) (the )?(\p{Ll}+ ){0,3}\p{Lu}|\p{Lu}[\p{L}\p{N}]* (\p{Ll}+ly )?(created|developed|founded|made|built|bought|acquired|wrote|invented|began|started|led|won|discovered|designed|released|launched|introduced|owns|makes|develops|runs)\b/u,
  price:
    /[$€£¥]\s?\d|(\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million))\s?(%|(percent|per cent|dollars?|euros?|pounds?|usd|eur|gbp|vnd|cents?)\b)|\b(free of charge|free)\b/iu,
} as const;

/** A kind of evidence that a sentence may hold; `item` is that it stands in a list or table. */
export type Evidence = keyof typeof patterns | 'item';

/** Whether a sentence holds any of the kinds. */
export function holdsEvidence(text: string, kind: Sentence['kind'], asked: readonly Evidence[]): boolean {
  return asked.some((each) => (each === 'item' ? kind !== 'sentence' : patterns[each].test(text)));
}

const wanted: Readonly<Partial<Record<Intent, readonly Evidence[]>>> = {
  definition: ['definition'],
  expansion: ['expansion'],
  person: ['agent'],
  time: ['time'],
  place: ['name'],
  count: ['number'],
  price: ['price'],
  reason: ['reason'],
  list: ['list', 'item'],
  users: ['name', 'list'],
};

/** The kinds of evidence, one of which an answer to the intent holds; empty when it asks for no kind. */
export function wantedEvidence(intent: Intent): readonly Evidence[] {
  return wanted[intent] ?? [];
}
