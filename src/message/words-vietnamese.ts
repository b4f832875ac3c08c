import { joinWith, type Words } from './words-english.ts';

/** The engine's names of aspects, as a reader of Vietnamese says them. */
const aspects: ReadonlyMap<string, string> = new Map([
  ['definition', 'định nghĩa'],
  ['performance', 'hiệu năng'],
  ['resources', 'tài nguyên'],
  ['isolation and security', 'cách ly và bảo mật'],
  ['kernel and operating system', 'nhân và hệ điều hành'],
  ['management', 'quản trị'],
  ['cost and licence', 'chi phí và giấy phép'],
  ['maker and history', 'nhà phát triển và lịch sử'],
  ['users', 'người dùng'],
  ['advantages and disadvantages', 'ưu và nhược điểm'],
  ['examples', 'ví dụ'],
  ['time', 'thời gian'],
  ['size and weight', 'kích thước và trọng lượng'],
]);

/** The bot's own words in Vietnamese. */
export const vietnamese: Words = {
  language: 'vi',
  updated: (date) => `cập nhật ${date}`,
  readAs: (readings) => `Đọc là: ${readings.join(', ')}`,
  reading: (typed, read) => `${typed} → ${read}`,
  matchedAs: (names) => `Khớp theo: ${names.join(', ')}`,
  sameName: (typed, written) => `${typed} = ${written}`,
  sources: (links) => `Nguồn được nêu trong đoạn: ${links.join(' · ')}`,
  corrected: (dates) => `Đoạn trích có phần đính chính (${dates.join('; ')}).`,
  correctedBy: (dates, links) =>
    `Đoạn trích có phần đính chính (${dates.join('; ')}), theo ${links.join(' · ')}.`,
  correctionFollows: (dates) =>
    `Phần sau của mục có đính chính điều này (${dates.join('; ')}): hãy xem cả mục.`,
  moreOnThis: 'Xem thêm về chủ đề này',
  tooLongToShow: 'Câu trả lời quá dài cho một tin nhắn. Nội dung nằm ở đây:',
  leftOut: '[…]',
  quotesKeepTheirLanguage: (language) =>
    `Các bài viết bằng ${language.charAt(0).toLowerCase()}${language.slice(1)}, phần trích dẫn được giữ nguyên văn.`,

  noAnswer: 'Các bài viết không trả lời câu hỏi này.',
  unknownTerms: (terms) => `Các bài viết không hề nhắc đến ${terms.join(', ')}.`,
  nearestTopics: 'Những phần gần với câu hỏi nhất',
  nearestPlaces: (places) => `Gần nhất: ${places.join(' · ')}`,
  tryAsking: 'Những câu hỏi có lời đáp trong bài viết',
  askInstead: 'Hỏi một trong các câu này…',
  askMe: 'Hãy hỏi tôi điều gì đó có thể có trong các bài viết.',
  askMeSuchAs: (question) => `Hãy hỏi tôi điều gì đó có thể có trong các bài viết, ví dụ: ${question}`,
  hiddenText:
    'Discord không cho tôi thấy nội dung bạn viết. Hãy nhắc tên tôi trong tin nhắn, hoặc nhắn tin trực tiếp cho tôi; nút “Hỏi tiếp” dưới câu trả lời cũng dùng được.',
  askTyped: (typed) => `Hỏi: ${typed}`,
  foundInText: (section) => `${section} · trong nội dung`,
  noQuestion: 'Không tìm thấy câu hỏi nào trong tin nhắn này.',

  versus: (a, b) => `${a} và ${b}`,
  onAspect: (names, aspect) => `${names}: ${aspect}`,
  aspect: (name) => aspects.get(name) ?? name,
  bothTogether: 'Về cả hai',
  inGeneral: 'Nói chung',
  notSaid: 'Các bài viết không nói đến.',
  citedPassages: 'Các đoạn được trích',
  rowsLeftOut: (titles) => `Không có trong hình: ${titles.join(', ')}`,
  saidAbove: 'Đã nêu ở trên.',
  sentencesLeftOut: (count, names) =>
    [
      `Còn ${count} câu không đủ chỗ để hiển thị.`,
      names.length === 0
        ? 'Hãy nêu một khía cạnh để xem thêm.'
        : `Hãy chọn một khía cạnh để xem thêm: ${names.join(', ')}.`,
    ].join(' '),
  sameSubject: (a, b, subject) =>
    `Trong các bài viết, ${a} và ${b} là cùng một thứ: ${subject}. Hãy chọn hai thứ khác nhau để so sánh.`,
  sameWord: (subject) => `Không thể so sánh ${subject} với chính nó. Hãy chọn hai thứ khác nhau để so sánh.`,
  compareInstead: (names) => `Hãy so sánh với ${joinWith(names, 'hoặc')}.`,
  unknownSubject: (asked) => `Các bài viết không biết ${asked}.`,
  didYouMean: (names) => `Có phải bạn muốn nói ${joinWith(names, 'hoặc')}?`,
  checkSpelling: 'Hãy kiểm tra chính tả, hoặc chọn một tên trong danh sách hiện ra khi bạn gõ.',
  nothingSaid: (names) => `Các bài viết không có gì để so sánh ${names}.`,
  nothingSaidOnAspect: (names, aspect) =>
    `Các bài viết không so sánh ${names} về ${aspect}. Hãy bỏ trống khía cạnh để xem những gì có trong bài viết.`,
  saidOf: (subject) => `Những gì các bài viết nói về ${subject}`,
  pickAspect: 'Chỉ xem một khía cạnh…',
  everyAspect: 'Tất cả',

  morePassages: 'Thêm đoạn trích',
  wholeSection: 'Xem cả mục',
  followUp: 'Hỏi tiếp',
  compareWith: 'So sánh với…',
  compareSubjectWith: (subject) => `So sánh ${subject} với…`,
  share: 'Chia sẻ',
  shared: 'Đã chia sẻ',
  remove: 'Xóa',
  previousPage: 'Trang trước',
  nextPage: 'Trang sau',
  page: (page, pages) => `Trang ${page}/${pages}`,
  followUpTitle: 'Hỏi tiếp',
  followUpLabel: 'Câu hỏi tiếp theo của bạn',
  followUpHint: 'Ví dụ: who uses it?',
  sharedBy: (person, command) => `${person} đã hỏi bằng ${command}`,
  morePassagesOn: (question) => `Thêm đoạn trích về: ${question}`,
  noMorePassages: 'Các bài viết không nói thêm gì về điều này.',
  thanks: 'Cảm ơn bạn. Đánh giá được đếm lại mà không ghi tên bạn.',
  notYours: 'Chỉ người đã hỏi, hoặc người có quyền quản lý tin nhắn, mới xóa được tin nhắn này.',
  stale:
    'Các bài viết đã thay đổi kể từ khi nội dung này được hiển thị. Hãy hỏi lại để xem nội dung hiện tại.',
  brokenControl: 'Nút này không còn dùng được nữa. Hãy hỏi lại để có nút mới.',

  topicsTitle: 'Các bài viết nói về gì',
  topicsHint: 'Chọn một bài viết, rồi chọn một mục để đọc.',
  pickDocument: 'Chọn một bài viết…',
  pickSection: 'Chọn một mục…',
  sectionCount: (count) => `${count} mục`,
  allTopics: 'Tất cả bài viết',
  showMap: 'Sơ đồ chủ đề',
  mapOf: (subjects) => `Các bài viết nói đến ${subjects} chủ đề`,
  otherSubjects: 'Chủ đề riêng lẻ',
  moreNames: (names) => `và ${names} chủ đề nữa`,
  upToDocument: 'Tất cả các mục',
  tooManyToList: (count) => `Còn ${count} phần nữa ở các trang sau.`,

  aboutTitle: 'Về bot này',
  aboutWhat:
    'Bot trả lời câu hỏi bằng cách trích nguyên văn các bài viết dưới đây, kèm vị trí trích dẫn. Bot không tự viết nội dung nào, và nói rõ khi bài viết không có câu trả lời.',
  aboutCommands: (commands) => `Các lệnh: ${commands.join(' · ')}`,
  aboutStoresNothing: 'Bot không lưu gì cả: không tin nhắn, không tên người dùng, không câu hỏi.',
  aboutStoresGaps:
    'Bot đếm những câu hỏi mà bài viết chưa trả lời hoặc trả lời chưa tốt, không ghi lại ai hỏi hay hỏi ở đâu. Ngoài ra bot không lưu gì khác.',
  aboutChat:
    'Nhắc tên bot hoặc nhắn tin trực tiếp để trò chuyện; nội dung đã nói được quên sau mười lăm phút.',
  aboutVersion: (version, fingerprint) => `virtbot ${version}, bộ bài viết ${fingerprint}`,
  aboutSize: (documents, passages) => `${documents} bài viết, ${passages} đoạn`,
  aboutBasedOn: (source) => `dựa trên ${source}`,
  aboutLicence: (licence) => `giấy phép ${licence}`,
  aboutMore: (count) => `… và ${count} bài nữa, xem bằng lệnh /topics.`,
  sourceCode: 'Mã nguồn',

  failed: 'Đã có lỗi xảy ra nên chưa có câu trả lời. Vui lòng thử lại sau giây lát.',
  failedId: (errorId) => `Nếu lỗi lặp lại, hãy gửi mã lỗi này cho người vận hành bot: ${errorId}`,
  unknownCommand: 'Lệnh này không còn được hỗ trợ. Hãy tải lại Discord để xem các lệnh hiện có.',
  slowDown: (seconds) => `Bạn thao tác hơi nhanh. Hãy thử lại sau ${seconds} giây.`,
  missingOption: (name) => `Tùy chọn ${name} đang trống. Hãy điền vào rồi gửi lại lệnh.`,

  command: {
    virt: 'Hỏi các bài viết và nhận câu trả lời trích nguyên văn',
    question: 'câu_hỏi',
    questionHint: 'Điều bạn muốn biết, theo cách nói của bạn',
    private: 'riêng_tư',
    privateHint: 'Chỉ mình bạn thấy câu trả lời',
    compare: 'Xem các bài viết nói gì về hai thứ, đặt cạnh nhau',
    a: 'a',
    aHint: 'Thứ nhất',
    b: 'b',
    bHint: 'Thứ hai',
    aspect: 'khía_cạnh',
    aspectHint: 'So sánh về mặt nào, ví dụ hiệu năng; bỏ trống để xem tất cả',
    topics: 'Duyệt các bài viết theo từng mục',
    about: 'Bot biết gì, lưu gì và lấy nội dung từ đâu',
    askTheArticle: 'Hỏi bài viết',
  },
};
