import type { ComparisonWords, MapWords } from '../../src/picture/words.ts';

export const english: ComparisonWords & MapWords = {
  versus: (a, b) => `${a} and ${b}`,
  onAspect: (names, aspect) => `${names}: ${aspect}`,
  bothTogether: 'On both',
  inGeneral: 'In general',
  notSaid: 'The articles do not say.',
  passages: 'Passages',
  leftOut: (titles) => `Left out here: ${titles.join(', ')}`,
  mapOf: (subjects) => `What the articles speak of: ${subjects} subjects`,
  others: 'On their own',
  more: (names) => `and ${names} more`,
};

export const vietnamese: ComparisonWords & MapWords = {
  versus: (a, b) => `${a} và ${b}`,
  onAspect: (names, aspect) => `${names}: ${aspect}`,
  bothTogether: 'Về cả hai',
  inGeneral: 'Nói chung',
  notSaid: 'Bài viết không nói đến.',
  passages: 'Các đoạn được trích',
  leftOut: (titles) => `Không có trong hình: ${titles.join(', ')}`,
  mapOf: (subjects) => `Những chủ đề bài viết nói đến: ${subjects}`,
  others: 'Chủ đề riêng lẻ',
  more: (names) => `và ${names} chủ đề nữa`,
};
