import { stopWords } from '../../../src/analysis/stop-words.ts';
import { tokenize } from '../../../src/analysis/tokenize.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { pickOne } from '../../../src/evaluation/random.ts';

/** What made-up passages are made of: sentences to fill, and words to fill them with. */
export interface WordSource {
  /** Sentences of real passages, as the pieces between their telling words and those words, in turn. */
  readonly sentences: readonly (readonly string[])[];
  /** A telling word: frequent ones come up more often, as in the real passages. */
  drawWord(): string;
  /** A word that no passage has had yet. */
  coinWord(): string;
}

const syllables =
  `ba bel bor cal cam dar del dor fal fen gal gor han hel jan kal kor lan lem lor mar men mor nal nor pal pen ras
  rel sal sen sol tar tel tor ul val ven vor wen zal zor`.split(/\s+/u);

/** Reads real corpora as a source of words; always the same for the same corpora and random numbers. */
export function readWordSource(corpora: readonly Corpus[], random: () => number): WordSource {
  const passages = corpora.flatMap((corpus) => corpus.passages);
  const texts = passages.flatMap(({ document, sentences }) =>
    sentences.map(({ start, end }) => document.text.slice(start, end)),
  );
  // Repetitions stay in the list: drawing from it gives each word its real frequency.
  const words = texts.flatMap((text) =>
    tokenize(text)
      .filter(isTelling)
      .map(({ word }) => word),
  );
  const coined = new Set(words);
  return {
    sentences: texts.map(splitAtWords).filter((pieces) => pieces.length > 8),
    drawWord: () => pickOne(words, random) ?? '',
    coinWord() {
      let word = '';
      while (word === '' || coined.has(word)) {
        const length = 2 + Math.floor(random() * 3);
        word = Array.from({ length }, () => pickOne(syllables, random) ?? '').join('');
      }
      coined.add(word);
      return word;
    },
  };
}

function isTelling({ word }: { readonly word: string }): boolean {
  return /^\p{L}{3,}$/u.test(word) && !stopWords.has(word);
}

/** Telling words at odd places, what stands between them at even ones. */
function splitAtWords(text: string): readonly string[] {
  const pieces: string[] = [];
  let written = 0;
  for (const token of tokenize(text)) {
    if (!isTelling(token)) continue;
    pieces.push(text.slice(written, token.start), text.slice(token.start, token.end));
    written = token.end;
  }
  return [...pieces, text.slice(written)];
}
