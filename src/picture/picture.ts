import type { Passage } from '../corpus/document.ts';
import type { PictureError } from './errors.ts';

/** A finished picture, ready to be attached. */
export interface Picture {
  /** A PNG file. */
  readonly png: Uint8Array;
  /** What the picture shows, for those who cannot see it: at most 1,024 characters, of whole parts. */
  readonly alt: string;
  /** The passages that the picture cites by number: the first is `[1]`. Empty for a map. */
  readonly citations: readonly Passage[];
}

/** A picture, or why there is none; the text then goes out alone. */
export type PictureResult =
  | { readonly status: 'drawn'; readonly picture: Picture }
  | { readonly status: 'failed'; readonly error: PictureError };

/** What stands in a picture, before it is laid out. */
export interface Sketch {
  /** The boxes as JSON: the same content gives the same text, so that it also names the picture. */
  readonly drawing: string;
  readonly alt: string;
  readonly citations: readonly Passage[];
}
