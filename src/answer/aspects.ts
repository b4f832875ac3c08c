/** A side of a subject that two subjects can be compared by. */
export interface Aspect {
  /** As people say it. */
  readonly name: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** Words that show that a sentence speaks of it; of an expression, all words must stand in the sentence. */
  readonly cues: readonly string[];
  /** Numbers that speak of it, beside the words; null where numbers tell nothing. */
  readonly measure: RegExp | null;
}

const list = (words: string): readonly string[] => words.split(/\s*,\s*/u);

/** The aspects of technical subjects, in the order in which a comparison shows them. */
export const aspects: readonly Aspect[] = [
  {
    name: 'definition',
    aliases: list(
      'what it is, type, kind, category, purpose, use case, role, features, overview, meaning, function',
    ),
    cues: list('purpose, platform, short for, stand for, known as, specialise, kind of, type of'),
    measure: null,
  },
  {
    name: 'performance',
    aliases: list(
      'speed, power, efficiency, efficient, fast, faster, slow, slower, quick, quickly, strength, throughput, latency',
    ),
    cues: list(
      'performance, perform, fast, slow, speed, quick, powerful, weak, smooth, overload, efficient, overhead, bright, latency, throughput',
    ),
    measure: null,
  },
  {
    name: 'resources',
    aliases: list(
      'memory, ram, cpu, storage, disk, resource allocation, resource, density, overselling, capacity',
    ),
    cues: list('resource, memory, ram, cpu, storage, disk, allocate, overcommit, oversell, quota, dedicated'),
    measure: null,
  },
  {
    name: 'isolation and security',
    aliases: list(
      'isolation, isolated, security, secure, safety, safe, independence, privacy, private, reliability',
    ),
    cues: list(
      'isolate, isolation, secure, security, safe, independent, independently, protect, attack, vulnerable, vulnerability, harmful, poisonous',
    ),
    measure: null,
  },
  {
    name: 'kernel and operating system',
    aliases: list(
      'kernel, operating system, os, guest, platform, compatibility, compatible, supported systems',
    ),
    cues: list('kernel, operating system, os, linux, windows, distribution, android, ios, macos'),
    measure: null,
  },
  {
    name: 'management',
    aliases: list(
      'administration, deployment, setup, set up, installation, install, ease of use, easy, easier, operations, maintenance, control',
    ),
    cues: list(
      'manage, management, deploy, deployment, install, easy, simple, complicated, configure, daemon, upgrade, cluster, administer, maintain',
    ),
    measure: null,
  },
  {
    name: 'cost and licence',
    aliases: list(
      'cost, price, pricing, licence, license, licensing, budget, free, open source, cheap, expensive, fee, money',
    ),
    cues: list(
      'cost, price, cheap, expensive, free, paid, commercial, licence, license, open source, subscription, affordable, fee, gpl, apache license, low-cost',
    ),
    measure: /[$€£¥]\s?\d|\d\s?(?:dollars?|euros?|pounds?|usd|eur|gbp)\b/iu,
  },
  {
    name: 'maker and history',
    aliases: list(
      'history, maker, origin, ownership, owner, developer, creator, inventor, invented, company, age, release, version, founder, who made it, builder',
    ),
    cues: list(
      'create, develop, release, born, acquire, formerly, rename, university, invent, founder, discontinue, originate',
    ),
    measure: /\b(?:1[0-9]|20)\d\d\b/u,
  },
  {
    name: 'users',
    aliases: list(
      'used by, user, customer, customers, provider, providers, popularity, popular, adoption, who uses it, market',
    ),
    cues: list('provider, customer, popular, widely, adopt, market, user'),
    measure: null,
  },
  {
    name: 'advantages and disadvantages',
    aliases: list(
      'advantages, disadvantages, advantage, disadvantage, pros, cons, benefits, drawbacks, drawback, downsides, limitations, weakness',
    ),
    cues: list(
      'advantage, disadvantage, drawback, benefit, pros, cons, downside, limitation, weakness, suffer',
    ),
    measure: null,
  },
  {
    name: 'examples',
    aliases: list('example, products, product, implementations, list'),
    cues: list('example, such as, include, famous'),
    measure: null,
  },
  {
    name: 'time',
    aliases: list('duration, how long, long, length of time, hours, days, lifetime, life, last'),
    cues: list('duration'),
    measure:
      /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|dozen)\b)[^.;]{0,15}\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/iu,
  },
  {
    name: 'size and weight',
    aliases: list(
      'size, weight, height, width, depth, length, tall, heavy, big, large, amount, quantity, dimensions, distance, range',
    ),
    cues: list('height, weigh, weight, width, tall, dimension'),
    measure:
      /\d\s?(?:mm|cm|km|kg|g|m|tons?|feet|foot|inch(?:es)?|miles?|metres?|meters?|(?:kilo|centi|milli)(?:metres?|meters?|grams?)|grams?|lit(?:re|er)s?|gb|tb|mb)\b/iu,
  },
];
