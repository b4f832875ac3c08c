import { Hono } from 'hono';
import * as v from 'valibot';
import { createBotRoutes } from './bot-routes.ts';
import { type Deliver, Interactions } from './interactions.ts';
import { MessageStore } from './message-store.ts';
import { createPageRoutes, type PageRouteOptions } from './page-routes.ts';
import { definition } from './view.ts';

/** What the preview needs of the rest of the program. */
export interface PreviewOptions extends Omit<PageRouteOptions, 'commands' | 'store' | 'interactions'> {
  /** The commands' definitions as they are published. */
  readonly definitions: readonly unknown[];
  readonly deliver: Deliver;
  /** What the bot must authorize itself with where Discord asks for it. */
  readonly botToken: string;
}

const firstCommandId = 1_000_000_000_000_000_100n;

/**
 * A tiny Discord with one person at it: its page, and the REST API that the bot answers over; to be served behind
 * the guard.
 *
 * @returns routes, to be served on loopback; rejects when the page has not been built.
 */
export async function createPreview(options: PreviewOptions): Promise<Hono> {
  const commands = options.definitions.map((published, index) => ({
    ...v.parse(definition, published),
    id: String(firstCommandId + BigInt(index)),
  }));
  const store = new MessageStore();
  const interactions = new Interactions(commands, store, options.deliver);
  const routes = new Hono().route('/', createBotRoutes(store, interactions, options.botToken));
  return routes.route('/', await createPageRoutes({ ...options, commands, store, interactions }));
}
