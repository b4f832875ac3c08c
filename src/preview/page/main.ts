import { channels } from '../places.ts';
import type { MessageChange, StateView } from '../view.ts';
import { App } from './app.ts';
import { Session } from './session.ts';

/** Shows a channel, the first one unless another is chosen, for as long as no other is. */
function show(channelId?: string): void {
  let app: App | null = null;
  // The browser connects again by itself, for as long as the page is open, and is then told of everything anew.
  const source = new EventSource('/preview/events');
  source.addEventListener('state', ({ data }: MessageEvent<string>) => {
    const state: StateView = JSON.parse(data);
    const channel = channels.find(({ id }) => id === channelId) ?? channels[0];
    app = new App(new Session(state, channel), (id) => {
      source.close();
      show(id);
    });
    document.body.replaceChildren(app.element);
    app.focus();
  });
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const change: MessageChange = JSON.parse(data);
    app?.apply(change);
  });
  source.addEventListener('error', () => app?.showLoss());
}

show();
