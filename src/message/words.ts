import { english, type Words } from './words-english.ts';
import { vietnamese } from './words-vietnamese.ts';

export type { Words };

/** A language the bot speaks. Quotations stay in the language of the corpus. */
export type Locale = 'en' | 'vi';

export const catalogue: Readonly<Record<Locale, Words>> = { en: english, vi: vietnamese };

/** The language for a locale of Discord, such as `en-US` or `vi`: English unless there is a better one. */
export function resolveLocale(tag: string): Locale {
  return /^vi\b/i.test(tag) ? 'vi' : 'en';
}

/** The name of a language in the middle of a sentence; null for what is no tag of one. */
export function nameLanguage(tag: string, { language }: Words): string | null {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(tag);
    // Vietnamese writes it small there: "tiếng Anh".
    return name?.replace(/^Tiếng/u, 'tiếng') ?? null;
  } catch {
    return null;
  }
}

/** Somebody's language, and that of the place for what everybody there sees. */
export interface Languages {
  readonly locale: Locale;
  readonly guildLocale: Locale;
}

/** The words for one person, or for everybody in the place. */
export function wordsFor({ locale, guildLocale }: Languages, audience: 'private' | 'public'): Words {
  return catalogue[audience === 'private' ? locale : guildLocale];
}
