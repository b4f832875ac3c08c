/**
 * For each thing that is asked for how that is said, and the words that only say so and are no terms of the question. The
 * first that fits decides.
 */
const rules = {
  expansion: [
    /\b(stands? for|short for|abbreviation|abbreviated|acronym|full (name|form) of)\b|\bmeaning\b|\bmeans?\s*\?*$/u,
    'stand stands short abbreviation acronym full form name meaning mean means',
  ],
  difference: [
    /\b(difference|differences|differ|differs|different)\b|\bsame( thing)? as\b|\bvs\b|\bversus\b|\bcompared? (to|with)\b/u,
    'vs versus compare compared same thing',
  ],
  price: [
    /\bhow much (does|do|did|is|are|was|were|would|will)\b|\bprices?\b|\bcost of\b|\bhow expensive\b|\bwhat (does|do|did|would|will) .+ cost\b/u,
  ],
  count: [
    /\bhow (much \p{L}+|many|long|tall|far|fast|high|deep|big|large|heavy|old|wide|often)\b|\b(what|which|the) number of\b|\bwhat (share|percentage|proportion|fraction)\b/u,
  ],
  time: [
    /^(and |so )?((since )?when (\p{L}+ly )?(did|do|does|was|were|is|are|will|has|have|had|can|should|would)\b|(since )?when\W*$)|\b(what|which|in what|in which) (year|date|month|day|century)\b|\bsince which (year|date|month|day)\b/u,
    'year date month',
  ],
  users: [
    /\bwho(m)? (else )?(uses?|runs?|relies|adopted)\b|\b(which|what) (companies|providers|hosts|services|firms|clouds|corporations)\b|\bused by\b/u,
  ],
  person: [
    /^(and |so )?(who|whos|whose|by whom)\b|\b(which|what) (company|person|firm|organi[sz]ation|corporation|vendor|university)\b/u,
  ],
  place: [/^(and |so )?where\b|\b(which|what) (country|city|place|region|state)\b/u],
  reason: [
    /^(and |so |but )?(why|how come|what makes|what is the reason|for what reason)\b|\bwhy\b/u,
    'reason',
  ],
  disadvantages: [
    /\b(disadvantages?|cons|drawbacks?|downsides?|weakness(es)?|limitations?|shortcomings?)\b/u,
  ],
  advantages: [/\b(advantages?|pros|benefits?|upsides?|strengths?|good (about|points))\b/u],
  list: [
    /\b(list|examples?|name some|types|kinds|which ones|names? of)\b|^(what|which) (are|\p{L}+s are) /u,
    'list example examples',
  ],
  definition: [
    /^(so |and |but )?(what|whats|who|whos)('s| is| are| was| were|s)?( meant by| an?| the)? (?!(do|does|did|should|would|can|could|will|happens?|to|if|about)\b)[^ ]+( [^ ]+){0,4}\s*\?*$|^what .{1,60} (is|are|means|does|do)$|\b(define|definition of|tell me about|explain|describe)\b|\b(defined|definition|overview|explained|described)\s*\?*$/u,
    'define defined definition overview explain explained describe described',
  ],
  decision: [/^(so |and |but )?(is|are|was|were|does|do|did|can|could|has|have|will|would|should)\b/u],
} as const;

/** What a question asks for; `topic` when nothing in particular. */
export type Intent = keyof typeof rules | 'topic';

export interface Request {
  readonly intent: Intent;
  readonly spent: ReadonlySet<string>;
}

/** Reads what a question asks for from its wording; English only, anything else is a `topic`. */
export function readIntent(question: string): Request {
  const plain = question.toLowerCase().replace(/[’]/gu, "'").replace(/\s+/gu, ' ').trim();
  return applyFirst(rules, plain) ?? { intent: 'topic', spent: new Set() };
}

function applyFirst<Name extends Intent>(
  from: Readonly<Record<Name, readonly [pattern: RegExp, spent?: string]>>,
  text: string,
): Request | null {
  for (const intent in from) {
    const [pattern, spent = ''] = from[intent];
    if (pattern.test(text)) return { intent, spent: new Set(spent.split(' ')) };
  }
  return null;
}
