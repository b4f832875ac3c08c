/**
 * What questions are asked with in Vietnamese, and the English that a corpus in English is asked with; longer
 * expressions first. Names and technical words are the same in both languages, so that this is enough to find the
 * subject and what is wanted of it.
 */
const expressions: readonly (readonly [string, string])[] = [
  ['khác nhau (?:như thế nào|thế nào|ở đâu|gì)', 'difference'],
  ['(?:có gì )?khác(?: gì| nhau)?(?: với| so với)?', 'difference'],
  ['so sánh', 'compare'],
  ['ưu (?:và|,) nhược điểm', 'advantages and disadvantages'],
  ['ưu điểm|lợi ích|điểm mạnh', 'advantages'],
  ['nhược điểm|hạn chế|điểm yếu', 'disadvantages'],
  ['do ai (?:tạo ra|phát triển|làm ra)|ai (?:tạo ra|phát triển|làm ra|sở hữu)', 'who created'],
  ['(?:những )?ai (?:đang )?(?:dùng|sử dụng)', 'who uses'],
  ['công ty nào', 'which company'],
  ['(?:ra đời|được tạo ra|phát hành) (?:khi nào|năm nào|từ bao giờ)', 'when was it created'],
  ['khi nào|năm nào|bao giờ', 'when'],
  ['ở đâu', 'where'],
  ['bao nhiêu', 'how much'],
  ['tại sao|vì sao', 'why'],
  ['hoạt động (?:như thế nào|ra sao|thế nào)', 'how does it work'],
  ['như thế nào|thế nào|ra sao|làm sao', 'how'],
  ['nghĩa là gì|có nghĩa là gì|viết tắt của', 'stand for'],
  ['là (?:cái )?gì', 'what is'],
  ['có (?:được )?miễn phí', 'free'],
  ['miễn phí', 'free'],
  ['mã nguồn mở', 'open source'],
  ['hệ điều hành', 'operating system'],
  ['(?:bộ nhớ|ram)', 'memory RAM'],
  ['máy ảo', 'virtual machine'],
  ['máy chủ', 'server'],
  ['ảo hóa|ảo hoá', 'virtualization'],
  ['hiệu năng|hiệu suất', 'performance'],
  ['bảo mật|an toàn', 'security'],
  ['giá|chi phí', 'price cost'],
  ['nhân', 'kernel'],
  ['dùng để làm gì|để làm gì', 'purpose'],
  ['hỗ trợ', 'support'],
  ['nhanh', 'fast'],
  ['chậm', 'slow'],
  ['loại', 'type'],
  [
    'có (?:phải|thể)?|không|được|các|những|của|và|cho|về|trên|trong|với|thì|là|gì|nào|một|tôi|bạn|mình|hãy|ơi|à|vậy|nhé|ạ|cái|này|đó|nó|bị|ở|từ|hay|hoặc|giữa|dùng|sử dụng',
    ' ',
  ],
];

const patterns = expressions.map(([vietnamese, english]) => [asWords(vietnamese), ` ${english} `] as const);
const unaccented = expressions.map(
  ([vietnamese, english]) => [asWords(dropAccents(vietnamese)), ` ${english} `] as const,
);

/** Letters that Vietnamese has and its neighbours hardly do. */
const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

/** What questions in it are made of, without accents, as many people type them. */
const vietnameseWords =
  /(?:^|\s)(?:la (?:cai )?gi|nhu the nao|the nao|tai sao|vi sao|khac gi|khac nhau|bao nhieu|khi nao|ai dung|uu diem|nhuoc diem|so sanh|co khong|khong\?)(?=\s|[?.!,]|$)/iu;

/** Whether a question shows that it is in Vietnamese, with or without its accents. */
export function isVietnamese(question: string): boolean {
  const plain = question.normalize('NFD').replace(/\p{Mn}/gu, '');
  return vietnameseLetters.test(question.normalize('NFC')) || vietnameseWords.test(plain);
}

/** A question in Vietnamese in the words that an English corpus understands; what is not known stays as it is. */
export function toEnglishQuestion(question: string): string {
  const composed = question.normalize('NFC');
  const isAccented = dropAccents(composed) !== composed;
  const translated = (isAccented ? patterns : unaccented).reduce(
    (text, [pattern, english]) => text.replace(pattern, english),
    composed,
  );
  return translated
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[?.!,])/gu, '')
    .trim();
}

/** Letters on either side would make it a part of another word; `\b` knows only those of English. */
function asWords(expression: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${expression})(?![\\p{L}\\p{N}])`, 'giu');
}

function dropAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D');
}
