import table from './vietnamese-words.json' with { type: 'json' };

/** What people say in Vietnamese, as the source of a pattern, and the English for it, empty for what is only grammar. */
interface Expression {
  readonly pattern: string;
  readonly english: string;
}

/** Those expressions, in the order in which they are tried: one of several words ahead of its parts. */
const expressions: readonly Expression[] = table.expressions.map((line) => {
  const at = line.lastIndexOf(' =');
  return { pattern: line.slice(0, at), english: line.slice(at + 2).trim() };
});

/** Letters with two marks or a dot below, which no other language in Latin letters writes. */
const toneLetters = /[\u1EA0-\u1EF9]/u;

/** Letters that Romanian, Croatian and others have as well. */
const sharedLetters = /[ăđơư]/iu;

/** Words of Vietnamese with their marks that tell it from the languages which share those letters. */
const markedWords =
  /(?<!\p{L})(?:là|và|của|không|có|cho|với|gì|dùng|đang|đã|còn|nó|bạn|về|máy|đâu|đó|nào|thế|như|này|khi|trong|nhau|khác|giữa|thì|sao|tôi|người|làm|viết|giá|mấy|ơi|chưa)(?!\p{L})/iu;

/** Words that no other language has. */
const ownWords = /(?<!\p{L})(?:dùng|gì|không|khác|giữa|nào|thì)(?!\p{L})/iu;

/** What questions in it are made of, without accents, as many people type them; of two words, as one may be of any language. */
const plainPhrases =
  /(?<!\p{L})(?:la (?:cai )?gi|nhu the nao|the nao|ra sao|lam sao|lam gi|tai sao|vi sao|thi sao|khac gi|khac nhau|bao nhieu|bao lau|bao gio|khi nao|nam nao|cai nao|loai nao|ai (?:dang |da )?(?:dung|su dung)|ai tao ra|cua ai|la ai|uu diem|nhuoc diem|so sanh|mien phi|ma nguon mo|may ao|may chu|he dieu hanh|ao hoa|phan cung|bao mat|hieu nang|hoat dong|ho tro|xin chao|cam on|co (?:\p{L}+ ){0,5}khong|\p{L}+ khong\s*\?|(?:ra|tot|dat|nhanh|cham) nhat|(?:dung|chay|su dung) \p{L}+ nao)(?!\p{L})/iu;

/** Whether a text shows that it is in Vietnamese, with or without its accents. */
export function isVietnamese(text: string): boolean {
  const composed = text.normalize('NFC');
  if (toneLetters.test(composed) || ownWords.test(composed)) return true;
  if (plainPhrases.test(dropAccents(composed))) return true;
  return sharedLetters.test(composed) && markedWords.test(composed);
}

/** A question in Vietnamese in the words that an English corpus understands; what is not known stays as it is. */
export function toEnglishQuestion(question: string): string {
  const composed = question.normalize('NFC').trim();
  const isAccented = dropAccents(composed) !== composed;
  const { all, whatAbout } = isAccented ? accented : unaccented;
  const opened = composed.replace(
    whatAbout,
    (_, thing: string, context = '') => `what about ${thing}? ${String(context)}`,
  );
  return opened
    .replace(all, (...match: readonly unknown[]) => {
      const at = match.findIndex((group, index) => index > 0 && typeof group === 'string');
      return ` ${expressions[at - 1]?.english ?? ''} `;
    })
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[?.!,)])|(?<=\()\s+/gu, '')
    .trim();
}

/** English words of a question that was translated, as a person would say them in Vietnamese; names stay. */
export function toVietnameseWords(english: string): string {
  return labels.reduce((text, [pattern, label]) => text.replace(pattern, label), english).trim();
}

interface Patterns {
  /** Every expression, a group for each. */
  readonly all: RegExp;
  /** "And X?", with a group for X and one for what stands in brackets. */
  readonly whatAbout: RegExp;
}

const accented = makePatterns((source) => source);
const unaccented = makePatterns(dropAccents);

function makePatterns(write: (source: string) => string): Patterns {
  const groups = expressions.map(({ pattern }) => `(${write(pattern)})`).join('|');
  const ending = '(?: thì sao| thì thế nào| thế nào| ra sao)';
  const opening = '(?:(?:thế|vậy|và) )?còn';
  return {
    // Letters on either side would make it a part of another word; `\b` knows only those of English.
    all: new RegExp(`(?<![\\p{L}\\p{N}])(?:${groups})(?![\\p{L}\\p{N}])`, 'giu'),
    whatAbout: new RegExp(
      write(
        `^(?:${opening} (?=.)|(?=[^?]*thì sao))([^?]+?)${ending}?(?: nhỉ| ạ| vậy)?\\s*[?.!]*\\s*(\\([^()]*\\)\\??)?$`,
      ),
      'iu',
    ),
  };
}

const labels = expressions
  .filter(({ english }) => english !== '')
  .toSorted((a, b) => b.english.length - a.english.length)
  .map(({ pattern, english }) => [new RegExp(`\\b${english}\\b`, 'gu'), sayPlainly(pattern)] as const);

/** The plainest way to say what a pattern stands for: its first branches, without what may be left out. */
function sayPlainly(pattern: string): string {
  return (
    pattern
      .replace(/\(\?:[^()]*\)\?/gu, '')
      .replace(/\(\?:([^()|]*)[^()]*\)/gu, '$1')
      .split('|')[0]
      ?.trim() ?? ''
  );
}

/** A text without the marks of its letters. */
export function dropAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D');
}
