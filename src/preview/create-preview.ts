import { Hono } from 'hono';
import { Actions, type Interact } from './actions.ts';
import { createBotRoutes } from './bot-routes.ts';
import { createSnowflakes, type PreviewIdentity } from './identity.ts';
import { InteractionBook } from './interaction-book.ts';
import { type Converse, createPageRoutes } from './page-routes.ts';
import { MessageStore } from './store.ts';
import { readDefinitions } from './view-commands.ts';

/** What the preview needs of the rest of the program. */
export interface PreviewOptions {
  readonly identity: PreviewIdentity;
  /** The commands' definitions as they are published. */
  readonly definitions: readonly unknown[];
  /** The folder that `npm run build` put the page into. */
  readonly pageFolder: string;
  readonly interact: Interact;
  /** Null when the bot does not chat. */
  readonly converse: Converse | null;
  /** Questions to begin with, which the corpus answers well. */
  readonly suggestQuestions: () => readonly string[];
  /** Unix milliseconds. */
  readonly now: () => number;
}

/**
 * A tiny Discord with one person at it: its page, and the REST API that the bot answers over; to be served behind
 * the guard.
 *
 * @returns routes, to be served on loopback; rejects when the page has not been built.
 */
export async function createPreview(options: PreviewOptions): Promise<Hono> {
  const { identity, now } = options;
  const createId = createSnowflakes(now);
  const store = new MessageStore(createId, now);
  const book = new InteractionBook(store, createId);
  const definitions = readDefinitions(options.definitions);
  const actions = new Actions({ definitions, identity, store, book, interact: options.interact, now });
  const routes = new Hono();
  routes.route('/', createBotRoutes({ store, book, token: identity.token }));
  routes.route('/', await createPageRoutes({ ...options, definitions, store, actions }));
  return routes;
}
