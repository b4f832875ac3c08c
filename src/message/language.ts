import type { Locale } from './words.ts';

/** Letters that Vietnamese has and its neighbours hardly do. */
const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

/** What questions in it are made of, without accents, as many people type them. */
const vietnameseWords =
  /(?:^|\s)(?:la (?:cai )?gi|nhu the nao|the nao|tai sao|vi sao|khac gi|khac nhau|bao nhieu|khi nao|ai dung|uu diem|nhuoc diem|so sanh|co khong|khong\?)(?=\s|[?.!,]|$)/iu;

/** The language a question is asked in, if it shows; null when it may be any. */
export function detectLanguage(question: string): Locale | null {
  const plain = question.normalize('NFD').replace(/\p{Mn}/gu, '');
  const isVietnamese = vietnameseLetters.test(question.normalize('NFC')) || vietnameseWords.test(plain);
  return isVietnamese ? 'vi' : null;
}
