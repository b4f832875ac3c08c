import type { Comparison } from '../answer/comparison.ts';
import type { Lexicon } from '../corpus/lexicon.ts';
import type { Attachment } from '../message/message.ts';
import type { Locale } from '../message/words.ts';

/**
 * Draws a comparison as a picture with its alternative text; null when it cannot, and then the text goes alone. May take
 * seconds; never rejects.
 */
export type DrawComparison = (comparison: Comparison, locale: Locale) => Promise<Attachment | null>;

/** Draws the subjects of a lexicon and what they belong to, as {@link DrawComparison}. */
export type DrawMap = (lexicon: Lexicon, locale: Locale) => Promise<Attachment | null>;
