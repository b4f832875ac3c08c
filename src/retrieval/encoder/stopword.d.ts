declare module 'stopword/dist/stopword.esm.mjs' {
  type Words = readonly string[];
  export const deu: Words, fra: Words, ind: Words, ita: Words, nld: Words, pol: Words;
  export const por: Words, spa: Words, swe: Words, tur: Words, vie: Words;
}
