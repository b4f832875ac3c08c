import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { Comparison } from '../answer/comparison.ts';
import type { Lexicon } from '../corpus/lexicon.ts';
import { type DrawingOptions, prepareDrawingProcess } from './drawing-process.ts';
import { PictureError } from './errors.ts';
import type { PictureResult, Sketch } from './picture.ts';
import { sketchComparison } from './sketch-comparison.ts';
import { sketchMap } from './sketch-map.ts';
import type { ComparisonWords, MapWords } from './words.ts';

/** What drawing may take. */
export interface PictureOptions extends DrawingOptions {
  /** Bytes of finished pictures that are kept, those used last. */
  readonly cacheBytes: number;
  /** Milliseconds after which the text stays alone; the picture is finished all the same, for the next time. */
  readonly deadlineMs: number;
}

/** What the bot allows itself. Nobody waits for a picture, but who reads on does not want one to push in late. */
export const defaultPictureOptions = {
  cacheBytes: 4_000_000,
  deadlineMs: 20_000,
  idleMs: 60_000,
  maxWaiting: 4,
} as const satisfies Partial<PictureOptions>;

/** Draws pictures, each once as long as it is remembered. Never throws: a failure is a value. */
export interface Pictures {
  renderComparisonPicture(comparison: Comparison, words: ComparisonWords): Promise<PictureResult>;
  /** A map of subjects, their kinds, and what they belong to. */
  renderMapPicture(lexicon: Pick<Lexicon, 'subjects'>, words: MapWords): Promise<PictureResult>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Prepares pictures; nothing is loaded before the first one. */
export function createPictures(options: PictureOptions): Pictures {
  const drawer = prepareDrawingProcess(options);
  const cache = new LRUCache<string, Uint8Array, string>({
    maxSize: options.cacheBytes,
    sizeCalculation: ({ length }) => length,
    fetchMethod: async (_, __, { context }) => drawer.draw(context),
    // A picture outlives the caller that gave up waiting for it.
    ignoreFetchAbort: true,
  });
  const render = async (sketch: () => Sketch): Promise<PictureResult> => {
    try {
      const { drawing, alt, citations } = sketch();
      const png = await waitFor(cache.fetch(hash(drawing), { context: drawing }), options.deadlineMs);
      return { status: 'drawn', picture: { png, alt, citations } };
    } catch (error) {
      return { status: 'failed', error: toPictureError(error) };
    }
  };
  return {
    renderComparisonPicture: async (comparison, words) => render(() => sketchComparison(comparison, words)),
    renderMapPicture: async (lexicon, words) => render(() => sketchMap(lexicon, words)),
    close: async () => drawer.close(),
  };
}

/** A name for what is drawn that is shorter than it. */
function hash(drawing: string): string {
  return createHash('sha256').update(drawing).digest('base64');
}

async function waitFor(drawn: Promise<Uint8Array | undefined>, deadlineMs: number): Promise<Uint8Array> {
  const late = once(AbortSignal.timeout(deadlineMs), 'abort');
  const png = await Promise.race([drawn, late]);
  if (png instanceof Uint8Array) return png;
  throw new PictureError('too-slow', `The picture is not ready after ${deadlineMs} ms`);
}

function toPictureError(error: unknown): PictureError {
  return error instanceof PictureError
    ? error
    : new PictureError('unavailable', 'The picture could not be drawn', { cause: error });
}
