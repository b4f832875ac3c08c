/** What a question asks for; `topic` when nothing in particular. */
export type Intent =
  | 'definition'
  | 'expansion'
  | 'person'
  | 'time'
  | 'place'
  | 'count'
  | 'price'
  | 'reason'
  | 'list'
  | 'users'
  | 'advantages'
  | 'disadvantages'
  | 'difference'
  | 'decision'
  | 'topic';

interface Rule {
  readonly intent: Intent;
  readonly pattern: RegExp;
  /** Words that only say what is asked for, and are no terms of the question. */
  readonly spent: readonly string[];
}

/** The first rule that matches decides. */
const rules: readonly Rule[] = [
  {
    intent: 'expansion',
    pattern:
      /\b(stands? for|short for|abbreviation|abbreviated|acronym|full (name|form) of)\b|\bmeaning\b|\bmeans?\s*\?*$/u,
    spent: [
      'stand',
      'stands',
      'short',
      'abbreviation',
      'acronym',
      'full',
      'form',
      'name',
      'meaning',
      'mean',
      'means',
    ],
  },
  {
    intent: 'difference',
    pattern:
      /\b(difference|differences|differ|differs|different)\b|\bsame( thing)? as\b|\bvs\b|\bversus\b|\bcompared? (to|with)\b/u,
    spent: ['vs', 'versus', 'compare', 'compared', 'same', 'thing'],
  },
  {
    intent: 'price',
    pattern:
      /\bhow much (does|do|did|is|are|was|were|would|will)\b|\bprices?\b|\bcost of\b|\bhow expensive\b/u,
    spent: [],
  },
  {
    intent: 'count',
    pattern:
      /\bhow (many|long|tall|far|high|deep|big|large|heavy|old|wide|often)\b|\b(what|which|the) number of\b|\bwhat (share|percentage|proportion|fraction)\b/u,
    spent: [],
  },
  {
    intent: 'time',
    pattern:
      /^(and |so )?((since )?when (\p{L}+ly )?(did|do|does|was|were|is|are|will|has|have|had|can|should|would)\b|(since )?when\W*$)|\b(what|which|in what|in which) (year|date|month|day|century)\b|\bsince which (year|date|month|day)\b/u,
    spent: ['year', 'date', 'month'],
  },
  {
    intent: 'users',
    pattern:
      /\bwho(m)? (else )?(uses?|runs?|relies|adopted)\b|\b(which|what) (companies|providers|hosts|services|firms|clouds|corporations)\b|\bused by\b/u,
    spent: [],
  },
  {
    intent: 'person',
    pattern:
      /^(and |so )?(who|whos|whose|by whom)\b|\b(which|what) (company|person|firm|organi[sz]ation|corporation|vendor|university)\b/u,
    spent: [],
  },
  {
    intent: 'place',
    pattern: /^(and |so )?where\b|\b(which|what) (country|city|place|region|state)\b/u,
    spent: [],
  },
  {
    intent: 'reason',
    pattern: /^(and |so |but )?(why|how come|what makes|what is the reason|for what reason)\b|\bwhy\b/u,
    spent: ['reason'],
  },
  {
    intent: 'disadvantages',
    pattern: /\b(disadvantages?|cons|drawbacks?|downsides?|weakness(es)?|limitations?|shortcomings?)\b/u,
    spent: [],
  },
  {
    intent: 'advantages',
    pattern: /\b(advantages?|pros|benefits?|upsides?|strengths?|good (about|points))\b/u,
    spent: [],
  },
  {
    intent: 'list',
    pattern:
      /\b(list|examples?|name some|types|kinds|which ones|names? of)\b|^(what|which) (are|\p{L}+s are) /u,
    spent: ['list', 'example', 'examples'],
  },
  {
    intent: 'definition',
    pattern:
      /^(so |and |but )?(what|whats|who|whos)('s| is| are| was| were|s)?( meant by| an?| the)? [^ ]+( [^ ]+){0,4}\s*\?*$|^what .{1,60} (is|are|means|does|do)$|\b(define|definition of|tell me about|explain|describe)\b/u,
    spent: ['define', 'definition', 'explain', 'describe'],
  },
  {
    intent: 'decision',
    pattern: /^(so |and |but )?(is|are|was|were|does|do|did|can|could|has|have|will|would|should)\b/u,
    spent: [],
  },
];

/** What a question asks for, and which of its words only say so. */
export interface Request {
  readonly intent: Intent;
  readonly spent: ReadonlySet<string>;
}

/** Reads what a question asks for from its wording; English only, anything else is a `topic`. */
export function readIntent(question: string): Request {
  const plain = question.toLowerCase().replace(/[’]/gu, "'").replace(/\s+/gu, ' ').trim();
  const rule = rules.find(({ pattern }) => pattern.test(plain));
  return { intent: rule?.intent ?? 'topic', spent: new Set(rule?.spent) };
}
