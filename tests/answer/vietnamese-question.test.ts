import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Conversation, Engine } from '../../src/answer/engine.ts';
import { isVietnamese, toEnglishQuestion } from '../../src/answer/vietnamese-question.ts';
import { loadCorpus } from '../../src/corpus/load.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine(await loadCorpus('corpus'));
});

describe('a question in Vietnamese', () => {
  test.each([
    ['KVM là gì?', 'KVM what is?'],
    ['kvm la gi', 'kvm what is'],
    ['Ai dùng Xen?', 'who uses Xen?'],
    ['Xen khác gì KVM?', 'Xen difference KVM?'],
    ['Nhược điểm của OpenVZ là gì?', 'disadvantages OpenVZ what is?'],
    ['còn KVM thì sao?', 'what about KVM?'],
    ['thế còn máy ảo?', 'what about virtual machine?'],
    ['OpenVZ đã ra đời khi nào?', 'OpenVZ when was it created?'],
    ['Xen có mấy loại máy ảo?', 'Xen how many type virtual machine?'],
    ['Hyper-V là của ai?', 'Hyper-V whose owned?'],
  ])('%s is asked as %s', (question, english) => {
    expect(toEnglishQuestion(question)).toBe(english);
  });

  test.each([
    'KVM co mien phi khong',
    'Xen chạy trên phần cứng nào?',
    'Công nghệ ảo hóa nào rẻ nhất?',
    'OpenVZ đã ra đời khi nào?',
    'Hyper-V là của ai?',
    'Tại sao OpenVZ rẻ hơn KVM?',
    'bán ảo hóa là gì?',
    'OpenVZ co chay duoc Docker khong',
    'giấy phép của Xen là gì',
  ])('%s is answered, under the words of the person', async (question) => {
    expect(await engine.ask(question)).toMatchObject({ status: 'answered', question, unknownTerms: [] });
  });

  test.each([
    ['làm sao để nấu phở?', ['nấu phở']],
    ['đồ họa KVM có tốt không', ['đồ họa']],
  ])('%s names what is not known as it was typed', async (question, terms) => {
    expect((await engine.ask(question)).unknownTerms).toEqual(terms);
  });

  test.each([
    [['KVM là gì?', 'ai dùng nó?'], 'ai dùng nó? (KVM)'],
    [['Nhược điểm của OpenVZ là gì?', 'còn KVM thì sao?'], 'còn KVM thì sao? (nhược điểm là gì)'],
    [['kvm la gi', 'con xen thi sao'], 'con xen thi sao (la gi)'],
    [['Xen khác gì KVM?', 'cái nào nhanh hơn?'], 'cái nào nhanh hơn? (Xen and KVM)'],
  ])('after others (%j) keeps its words, with what completed it', async (questions, title) => {
    let conversation: Conversation | null = null;
    let shown = '';
    for (const question of questions) {
      const turn: Awaited<ReturnType<Engine['converse']>> = await engine.converse(question, conversation);
      conversation = turn.conversation;
      shown = turn.answer.question;
    }
    expect(shown).toBe(title);
  });
});

describe('a comparison asked for in Vietnamese', () => {
  test('knows its names, and shows them as typed', async () => {
    const { status, a, b, aspect } = await engine.compare('máy ảo', 'Docker', 'bảo mật');
    expect(`${status}: ${a.asked}, ${a.subject}, ${b.subject}, ${aspect}`).toBe(
      'answered: máy ảo, Virtual machine, Docker, bảo mật',
    );
  });

  test('offers the aspects that the pair has', () => {
    const field = { kind: 'aspect', a: 'máy ảo', b: 'KVM' } as const;
    const english = { ...field, a: 'virtual machine' };
    expect(engine.complete(field, '', 25)).toEqual(engine.complete(english, '', 25));
  });
});

test.each([
  [
    true,
    'KVM là gì?|kvm la gi|Ai đang dùng Xen|xin chào|KVM co mien phi khong|nên dùng KVM hay OpenVZ?|máy ảo',
  ],
  [false, 'What is KVM?|khong|¿Qué es KVM?|Ce este KVM și cât costă? Dacă vreau să învăț'],
  [false, 'Što je KVM i gdje mogu pronaći vođu?|O que são máquinas virtuais? Não sei'],
  [false, 'Qu’est-ce que KVM à côté ? Là où ça va|Czy KVM jest darmowy? Będzie działać'],
])('Vietnamese is told from what shares its letters (%j: %s)', (expected, questions) => {
  for (const question of questions.split('|')) expect(isVietnamese(question), question).toBe(expected);
});
