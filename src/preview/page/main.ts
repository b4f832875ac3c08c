import type { MessageChange, StateView } from '../view.ts';
import { App } from './app.ts';

let app: App | null = null;

// The browser connects again by itself, for as long as the page is open, and is then told of everything anew.
const source = new EventSource('/preview/events');
source.addEventListener('state', ({ data }: MessageEvent<string>) => {
  const state: StateView = JSON.parse(data);
  app = new App(state);
  document.body.replaceChildren(app.element);
  app.focus();
});
source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const change: MessageChange = JSON.parse(data);
  app?.apply(change);
});
source.addEventListener('error', () => app?.showLoss());
