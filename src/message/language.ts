import type { Locale } from './words.ts';

/** Letters that Vietnamese has and its neighbours hardly do. */
const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
/** Questions of people who type without accents. */
const vietnameseWords =
  /(?:^|\s)(?:la gi|nhu the nao|tai sao|vi sao|khac gi|bao nhieu|khong\?)(?:\s|[?.!]|$)/iu;

/** The language a question is asked in, if it shows; null when it may be any. */
export function detectLanguage(question: string): Locale | null {
  const composed = question.normalize('NFC');
  return vietnameseLetters.test(composed) || vietnameseWords.test(composed) ? 'vi' : null;
}
