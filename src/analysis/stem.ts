import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import forms from './word-forms.json' with { type: 'json' };

export interface Stemmer {
  readonly stem: (word: string) => string;
  /** From now on no word is remembered that was not met before: what people type is not kept. */
  readonly stopRemembering: () => void;
}

/**
 * Makes a stemmer by Porter's algorithm that folds British spellings onto American ones, comparatives onto their
 * adjective and irregular forms onto their verb before, so that "virtualisation" and "virtualized" share a stem. Words
 * with digits stay as they are. A stem is looked up the second time.
 */
export function createStemmer(): Stemmer {
  const stems = new Map<string, string>();
  let isRemembering = true;
  return {
    stem(word) {
      const known = stems.get(word);
      if (known !== undefined) return known;
      const stem = /\p{N}/u.test(word)
        ? word
        : porterStemmer.stem(foldSpelling(foldComparative(baseForms.get(word) ?? word)));
      if (isRemembering) stems.set(word, stem);
      return stem;
    },
    stopRemembering() {
      isRemembering = false;
    },
  };
}

/** Adjectives whose comparative and superlative are read as the adjective: "older" as "old". */
const adjectives = new Set(forms.adjectives.split(' '));

/** Forms of irregular verbs: "made" is read as "make". */
const baseForms = new Map(
  forms.irregularVerbs.flatMap((line) => {
    const [base = '', ...others] = line.split(' ');
    return others.map((form) => [form, base] as const);
  }),
);

function foldComparative(word: string): string {
  const base = /^(.*?)(?:er|est)$/u.exec(word)?.[1];
  if (base === undefined) return word;
  const bases = [base, `${base}e`, base.replace(/i$/u, 'y'), base.replace(/(.)\1$/u, '$1')];
  return bases.find((form) => adjectives.has(form)) ?? word;
}

/** Only after a vowel: "organised" and "colours" have American forms, "rises" and "hours" have none. */
function foldSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/([bt])re(s?)$/u, '$1er$2')
    .replace(/([aeiouy].*[^aeiou])is(e|ed|es|ing|ation|ations)$/u, '$1iz$2')
    .replace(/([aeiouy].*[^aeou])our(s?|ed|ing|ite|ites|able)$/u, '$1or$2');
}
