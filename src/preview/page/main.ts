import type { MessageChange, ProgressView, StateView } from '../view.ts';
import { App } from './app.ts';
import { Session } from './session.ts';

let app: App | null = null;
let channelId = '';
/** What changes while everything is loaded. */
let changes: MessageChange[] = [];

/** Shows everything anew, in the channel that is chosen. */
async function draw(): Promise<void> {
  changes = [];
  const response = await fetch('/preview/state');
  const state: StateView = await response.json();
  const channel = state.channels.find(({ id }) => id === channelId) ?? state.channels[0];
  if (channel === undefined) throw new Error('The preview has no channel');
  app = new App(new Session(state, channel), (id) => {
    channelId = id;
    void draw();
  });
  for (const change of changes) app.apply(change);
  document.body.replaceChildren(app.element);
  app.focus();
}

// The browser connects again by itself, for as long as the page is open.
const source = new EventSource('/preview/events');
source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const change: MessageChange = JSON.parse(data);
  changes.push(change);
  app?.apply(change);
});
source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
  const progress: ProgressView | null = JSON.parse(data);
  app?.showProgress(progress);
});
// While there was no connection, anything may have happened.
source.addEventListener('open', () => void draw());
source.addEventListener('error', () => app?.showLoss());
