import type { Comparison } from '../answer/comparison.ts';
import type { Attachment } from '../message/message.ts';
import type { Locale } from '../message/words.ts';

/**
 * Draws a comparison as a picture with its alternative text; null when it cannot, and then the text goes alone. May take
 * seconds; never rejects.
 */
export type DrawComparison = (comparison: Comparison, locale: Locale) => Promise<Attachment | null>;
