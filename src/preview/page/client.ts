import type { EndingView, EventView, StateView } from '../view.ts';

/** What the server is told, by the last part of its address. */
export type Deed = 'command' | 'typing' | 'component' | 'form' | 'message' | 'dismiss';

const failed: EndingView = { kind: 'failed' };

/** Asks for everything that is there, with commands in the person's language. Rejects when the bot is not running. */
export async function loadState(locale: string): Promise<StateView> {
  const response = await fetch(`/preview/state?locale=${locale}`);
  const state: StateView = await response.json();
  return state;
}

/** Does something as the person. Never rejects: a bot that is not running has failed. */
export async function perform(deed: Deed, request: object, signal?: AbortSignal): Promise<EndingView> {
  try {
    const response = await fetch(`/preview/${deed}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      ...(signal === undefined ? {} : { signal }),
    });
    const ending: EndingView = await response.json();
    return ending;
  } catch {
    return failed;
  }
}

/** What to do when something changes. */
export interface Listeners {
  readonly onEvent: (event: EventView) => void;
  /** The server is there, for the first time or again. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
}

/** Listens to changes for as long as the page is open; the browser connects again by itself. */
export function listen({ onEvent, onOpen, onLost }: Listeners): void {
  const source = new EventSource('/preview/events');
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event: EventView = JSON.parse(data);
    onEvent(event);
  });
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onLost);
}
