import { access } from 'node:fs/promises';
import type { DrawComparison, DrawMap } from './discord/ports.ts';
import type { Logger } from './logger.ts';
import type { Attachment } from './message/message.ts';
import { catalogue } from './message/words.ts';
import type { FailureReason } from './picture/errors.ts';
import type { PictureResult } from './picture/picture.ts';
import { createPictures, defaultPictureOptions } from './picture/pictures.ts';

/** Where the build has put what drawing needs. */
export interface PicturePlace {
  /** The program of the process that draws. */
  readonly workerFile: string;
  readonly assetsFolder: string;
}

/** Draws pictures for messages. */
export interface OpenPictures {
  readonly drawComparison: DrawComparison;
  readonly drawMap: DrawMap;
  /** Ends what is being drawn; its message stays without a picture. */
  readonly close: () => Promise<void>;
}

/** Opens what draws pictures; null, and a line in the log, when the build has not put everything there. */
export async function openPictures(place: PicturePlace, logger: Logger): Promise<OpenPictures | null> {
  try {
    for (const needed of [place.workerFile, place.assetsFolder]) await access(needed);
  } catch {
    logger.warn(
      { workerFile: place.workerFile, assetsFolder: place.assetsFolder },
      'What pictures are drawn with is missing, so messages go without; "npm run build" makes it',
    );
    return null;
  }
  const pictures = createPictures({ ...defaultPictureOptions, ...place });
  const closing = new AbortController();
  const log = createFailureLog(logger, closing.signal);
  const attach = (name: string, result: PictureResult): Attachment | null => {
    if (result.status === 'drawn') {
      return { name, bytes: result.picture.png, description: result.picture.alt };
    }
    log(result.error.reason, result.error);
    return null;
  };
  return {
    drawComparison: async (comparison, locale) =>
      attach('comparison.png', await pictures.renderComparisonPicture(comparison, catalogue[locale])),
    drawMap: async (lexicon, locale) =>
      attach('map.png', await pictures.renderMapPicture(lexicon, catalogue[locale])),
    close: async () => {
      closing.abort();
      await pictures.close();
    },
  };
}

/** A reason is worth a warning once: what hinders one picture mostly hinders the next. */
function createFailureLog(
  logger: Logger,
  closing: AbortSignal,
): (reason: FailureReason, error: Error) => void {
  const known = new Set<FailureReason>();
  return (reason, error) => {
    if (closing.aborted) return;
    const level = known.has(reason) ? 'debug' : 'warn';
    known.add(reason);
    logger[level]({ reason, err: error }, 'A picture could not be drawn, and its message stays without');
  };
}
