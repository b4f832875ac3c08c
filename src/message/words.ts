import { english, type Words } from './words-english.ts';
import { vietnamese } from './words-vietnamese.ts';

export type { Words };

/** A language the bot speaks. Quotations stay in the language of the corpus. */
export type Locale = 'en' | 'vi';

/** The bot's own words, by language. */
export const catalogue: Readonly<Record<Locale, Words>> = { en: english, vi: vietnamese };

/** The language for a locale of Discord, such as `en-US` or `vi`: English unless there is a better one. */
export function resolveLocale(tag: string): Locale {
  return /^vi\b/i.test(tag) ? 'vi' : 'en';
}
