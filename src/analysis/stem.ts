import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Most distinct words remembered; a corpus and its questions stay far below. */
const rememberedWords = 50_000;

/**
 * Makes a function that reduces a lower-case word to its stem (Porter's algorithm), after folding British spellings
 * onto American ones, so that "virtualisation" and "virtualized" share a stem. Words with digits stay as they are.
 */
export function createStemmer(): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = /\p{N}/u.test(word) ? word : porterStemmer.stem(foldSpelling(word));
    if (stems.size < rememberedWords) stems.set(word, stem);
    return stem;
  };
}

function foldSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/([bt])re(s?)$/u, '$1er$2')
    .replace(/([^aeiou])is(e|ed|es|ing|ation|ations)$/u, '$1iz$2')
    .replace(/([^aeiou])our(s?|ed|ing|ite|ites|able)$/u, '$1or$2')
    .replace(/ll(ed|ing|er|ers)$/u, 'l$1');
}
