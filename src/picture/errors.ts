/** Why there is no picture. */
export const failureReasons = [
  /** The comparison or the lexicon is empty. */
  'nothing-to-draw',
  /** The text has letters that the fonts do not. */
  'missing-glyphs',
  /** It would be taller than anybody scrolls. */
  'too-tall',
  /** Too many pictures are being drawn already. */
  'busy',
  /** It is not ready in time; asked for again, it may be. */
  'too-slow',
  /** The renderer does not start, or breaks. */
  'unavailable',
] as const;

/** One of {@link failureReasons}. */
export type FailureReason = (typeof failureReasons)[number];

/** A picture that could not be drawn. The message is for the log; nobody is to be shown it. */
export class PictureError extends Error {
  override readonly name = 'PictureError';

  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
