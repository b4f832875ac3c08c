import type { EndingView, StateView } from '../view.ts';

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
