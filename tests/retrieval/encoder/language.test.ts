import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isEnglish } from '../../../src/retrieval/encoder/language.ts';

test.each([
  'what is KVM?',
  'bare metal hypervisor',
  'podman vs buildah',
  'plesk',
  'Does God exist?',
  'When was Vasco Núñez de Balboa born?',
  'how do I type an é?',
  'what does 仮想 mean',
  'when will it end',
  '10.0.0.1?',
  '',
])('may be English: %s', (question) => {
  expect(isEnglish(question)).toBe(true);
});

test.each([
  'KVM là gì?',
  'làm thế nào để đặt lại mật khẩu',
  'khac nhau giua docker va lxc',
  'Wie unterscheidet sich Docker von LXC?',
  'warum ist der server so langsam',
  'vorteile der virtualisierung',
  '¿Qué es KVM?',
  'cuanto cuesta un servidor al mes',
  'quelle est la différence entre Docker et LXC',
  'o que é KVM?',
  'Xenを作ったのは誰？',
  '仮想化の利点',
  'что такое KVM?',
  'hoe installeer ik een plugin',
])('is not English: %s', (question) => {
  expect(isEnglish(question)).toBe(false);
});

const golden = '../shared/golden/dev.jsonl';

test.skipIf(!existsSync(golden))(
  'takes fewer than one English question in a hundred for another language',
  () => {
    const questions = [...readFileSync(golden, 'utf8').matchAll(/"question":"([^"]+)"/gu)].map(
      ([, text]) => text ?? '',
    );
    expect(questions.length).toBeGreaterThan(100);
    expect(questions.filter((question) => !isEnglish(question)).length).toBeLessThan(questions.length / 100);
  },
);
