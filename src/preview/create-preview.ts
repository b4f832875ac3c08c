import { Hono } from 'hono';
import { createBotRoutes } from './bot-routes.ts';
import { type Deliver, Interactions } from './interactions.ts';
import { MessageStore } from './message-store.ts';
import { createPageRoutes, type PageRouteOptions } from './page-routes.ts';
import type { CommandView } from './view.ts';

/** What the preview needs of the rest of the program. */
export interface PreviewOptions extends Omit<PageRouteOptions, 'commands' | 'store' | 'interactions'> {
  /** The commands as they are published. */
  readonly definitions: readonly Omit<CommandView, 'id'>[];
  readonly deliver: Deliver;
}

const firstCommandId = 1_000_000_000_000_000_100n;

/**
 * A tiny Discord with one person at it: its page, and the REST API that the bot answers over; to be served behind
 * the guard.
 *
 * @returns routes, to be served on loopback; rejects when the page has not been built.
 */
export async function createPreview(options: PreviewOptions): Promise<Hono> {
  const commands = options.definitions.map((definition, index) => ({
    ...definition,
    id: String(firstCommandId + BigInt(index)),
  }));
  const store = new MessageStore();
  const interactions = new Interactions(store, options.deliver);
  const routes = new Hono().route('/', createBotRoutes(store, interactions));
  return routes.route('/', await createPageRoutes({ ...options, commands, store, interactions }));
}
