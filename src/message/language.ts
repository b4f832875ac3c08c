import { isVietnamese } from '../answer/vietnamese-question.ts';
import type { Locale } from './words.ts';

/** The language a question is asked in, if it shows; null when it may be any. */
export function detectLanguage(question: string): Locale | null {
  return isVietnamese(question) ? 'vi' : null;
}
