import { App } from './app.ts';
import type { EventView } from '../view.ts';
import { loadState } from './client.ts';
import { Session } from './session.ts';
import { loadSettings } from './settings.ts';

let app: App | null = null;

/** What happens before the page is there is in the state that it starts with. */
async function start(): Promise<void> {
  const settings = loadSettings();
  const state = await loadState(settings.locale);
  const [channel] = state.channels;
  if (channel === undefined) throw new Error('The preview has no channel');
  app = new App(new Session(state, channel), settings);
  document.body.append(app.element);
  app.focus();
}

// The browser connects again by itself, for as long as the page is open.
const source = new EventSource('/preview/events');
source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const event: EventView = JSON.parse(data);
  app?.apply(event);
});
source.addEventListener('open', () => {
  app?.showLoss(false);
  // While there was no connection, anything may have happened.
  void (app === null ? start() : app.reload());
});
source.addEventListener('error', () => {
  app?.showLoss(true);
});
