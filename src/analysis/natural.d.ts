declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: {
    /** `restricted` is optimal string alignment. */
    DamerauLevenshteinDistance(a: string, b: string, options: { readonly restricted: boolean }): number;
  };
  export default distances;
}
