import type { Adapter } from './responder.ts';

/** An engine in the table. */
export interface Listed {
  readonly name: string;
  /** Most questions asked of each set. */
  readonly limit: number;
  load(): Promise<{ readonly adapter: Adapter }>;
}

/** What the others are compared with. */
export const ownName = 'virtbot';

const all = Number.POSITIVE_INFINITY;

/** The engines, loaded when their turn comes: memory is measured from before. */
export const engines: readonly Listed[] = [
  { name: ownName, limit: all, load: () => import('./adapters/virtbot.ts') },
  { name: 'MiniSearch', limit: all, load: () => import('./adapters/minisearch.ts') },
  {
    name: 'MiniSearch + Porter',
    limit: all,
    load: () => import('./adapters/minisearch-porter.ts'),
  },
  { name: 'lunr', limit: all, load: () => import('./adapters/lunr.ts') },
  { name: 'elasticlunr', limit: all, load: () => import('./adapters/elasticlunr.ts') },
  { name: 'FlexSearch', limit: all, load: () => import('./adapters/flexsearch.ts') },
  { name: 'Orama', limit: all, load: () => import('./adapters/orama.ts') },
  { name: 'wink-bm25', limit: all, load: () => import('./adapters/wink.ts') },
  // It needs tens of milliseconds for a question, and looks through every passage for it.
  { name: 'Fuse.js', limit: 100, load: () => import('./adapters/fuse.ts') },
];
