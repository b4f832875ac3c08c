/** A side of a subject that two subjects can be compared by. */
export interface Aspect {
  /** As people say it. */
  readonly name: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** Words whose presence shows that a sentence speaks of it. */
  readonly cues: readonly string[];
}

/** The aspects of technical subjects, in the order in which a comparison shows them. */
export const aspects: readonly Aspect[] = [
  {
    name: 'definition',
    aliases: ['what it is', 'type', 'kind', 'category', 'purpose', 'use case', 'role', 'features', 'overview'],
    cues: ['is', 'type', 'kind', 'short', 'stand', 'known', 'purpose', 'platform', 'software', 'feature', 'role', 'specialise'],
  },
  {
    name: 'performance',
    aliases: ['speed', 'power', 'efficiency', 'fast', 'slow'],
    cues: ['performance', 'perform', 'fast', 'slow', 'speed', 'quick', 'powerful', 'weak', 'strong', 'smooth', 'overload', 'efficient', 'consume', 'overhead', 'power'],
  },
  {
    name: 'resources',
    aliases: ['memory', 'ram', 'cpu', 'storage', 'resource allocation', 'density', 'overselling'],
    cues: ['resource', 'memory', 'ram', 'cpu', 'storage', 'disk', 'allocate', 'share', 'dedicated', 'fixed', 'limit', 'guarantee', 'reserve', 'overcommit', 'oversell', 'hard'],
  },
  {
    name: 'isolation and security',
    aliases: ['isolation', 'security', 'safety', 'independence'],
    cues: ['isolate', 'isolation', 'secure', 'security', 'safe', 'independent', 'separate', 'protect', 'kernel', 'own', 'share'],
  },
  {
    name: 'kernel and operating system',
    aliases: ['kernel', 'operating system', 'os', 'guest', 'platform', 'compatibility'],
    cues: ['kernel', 'operating', 'os', 'guest', 'linux', 'windows', 'distribution', 'run', 'install'],
  },
  {
    name: 'management',
    aliases: ['administration', 'deployment', 'setup', 'installation', 'ease of use', 'operations'],
    cues: ['manage', 'management', 'deploy', 'deployment', 'install', 'easy', 'simple', 'complicated', 'allocate', 'configure', 'daemon', 'upgrade', 'cluster'],
  },
  {
    name: 'cost and licence',
    aliases: ['cost', 'price', 'pricing', 'licence', 'license', 'licensing', 'budget', 'free', 'open source'],
    cues: ['cost', 'price', 'cheap', 'expensive', 'free', 'paid', 'commercial', 'licence', 'license', 'open', 'source', 'subscription', 'budget', 'low', 'affordable', 'fee', 'gpl', 'apache'],
  },
  {
    name: 'maker and history',
    aliases: ['history', 'maker', 'origin', 'ownership', 'owner', 'developer', 'company', 'age', 'release', 'version'],
    cues: ['create', 'develop', 'found', 'release', 'year', 'version', 'born', 'acquire', 'buy', 'split', 'own', 'company', 'formerly', 'rename', 'begin', 'started', 'university', 'first'],
  },
  {
    name: 'users',
    aliases: ['used by', 'customers', 'providers', 'popularity', 'adoption', 'who uses it', 'market'],
    cues: ['use', 'user', 'provider', 'customer', 'popular', 'widely', 'adopt', 'market', 'business', 'service', 'host', 'typical'],
  },
  {
    name: 'examples',
    aliases: ['example', 'products', 'implementations', 'list'],
    cues: ['example', 'such', 'include', 'like', 'common', 'well', 'known', 'famous', 'name'],
  },
];
