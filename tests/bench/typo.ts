import { stopWords } from '../../src/analysis/stop-words.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';
import { pickOne } from './generate-corpus.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** What gets a mistake: a word of four letters or more. */
const longWord = /^\p{L}{4,}$/u;

/** A question with one slip of the keyboard in one of its telling words; unchanged when it has none. */
export function addTypo(question: string, random: () => number): string {
  const words = tokenize(question).filter(({ word }) => longWord.test(word) && !stopWords.has(word));
  const word = pickOne(words, random);
  if (word === undefined) return question;
  const typed = question.slice(word.start, word.end);
  return question.slice(0, word.start) + misspell(typed, random) + question.slice(word.end);
}

/** Another letter, one more, one less, or two swapped; twins swapped and the like would be no slip. */
function misspell(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = letters.charAt(Math.floor(random() * letters.length));
  const slips = [
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  const telling = slips.filter((slip) => slip.toLowerCase() !== word.toLowerCase());
  return pickOne(telling, random) ?? word;
}
