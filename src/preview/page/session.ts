import type { APIInteractionResponse } from 'discord-api-types/v10';
import { channels } from '../places.ts';
import type { Deed, StateView } from '../view.ts';

/** Where the person is: the page of another channel is another address. */
export const channel = channels.find(({ id }) => location.search === `?${id}`) ?? channels[0];

/** Tells everything there is, and then what changes. The browser connects again by itself, for as long as the page is open. */
export const source = new EventSource('/preview/events');

export const state = await new Promise<StateView>((resolve) => {
  source.addEventListener('state', ({ data }: MessageEvent<string>) => resolve(JSON.parse(data)));
});
// Told everything anew: the connection was lost, and the bot may be another.
source.addEventListener('state', () => location.reload());

/** Does something as the person; null when the bot does not answer, or is not running. */
export async function perform(
  deed: Deed,
  signal: AbortSignal | null = null,
): Promise<APIInteractionResponse | null> {
  const answer: APIInteractionResponse | null = await send('interaction', deed, signal);
  return answer;
}

export async function say(content: string): Promise<void> {
  await send('message', { content });
}

async function send(place: string, request: object, signal: AbortSignal | null = null) {
  const body = JSON.stringify({ channelId: channel.id, locale: navigator.language, ...request });
  try {
    const response = await fetch(`/preview/${place}`, { method: 'POST', body, signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
