import { spokenAspect } from './answer/comparison.ts';
import type { Logger } from './logger.ts';
import { catalogue } from './message/words.ts';
import { writeCard, describeCard } from './picture/card.ts';
import { DrawingProcess } from './picture/drawing-process.ts';
import type { Services } from './discord/command.ts';

export interface PicturePlace {
  readonly workerFile: string;
  readonly fontsFile: string;
}

type Draw = NonNullable<Services['drawComparison']>;

export function openPictures(
  place: PicturePlace,
  logger: Logger,
): { readonly drawComparison: Draw; readonly close: () => Promise<void> } {
  const drawer = new DrawingProcess({ deadlineMs: 60_000, maxWaiting: 4, ...place });
  let isClosed = false;
  const drawComparison: Draw = async (comparison, locale) => {
    const words = catalogue[locale];
    const card = writeCard(comparison, words);
    try {
      const { png, rows } = await drawer.draw(card);
      const names = words.versus(...card.names);
      const aspect = spokenAspect(comparison);
      const title = aspect === null ? names : `${names}: ${aspect}`;
      const shown = { ...card, rows: card.rows.filter((_, index) => rows.includes(index)) };
      return { name: 'comparison.png', bytes: png, description: describeCard(shown, title) };
    } catch (error) {
      if (!isClosed) logger.warn({ err: error }, 'A picture could not be drawn; its message stays without');
      return null;
    }
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    drawer.close();
    return Promise.resolve();
  };
  return { drawComparison, close };
}
