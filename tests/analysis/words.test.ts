import { describe, expect, test } from 'vitest';
import { rankWord } from '../../src/analysis/common-words.ts';
import { correctWord } from '../../src/analysis/edit-distance.ts';
import { createStemmer } from '../../src/analysis/stem.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';

const { stem } = createStemmer();

describe('words', () => {
  test.each([
    ['type-1', ['type', '1']],
    ['Docker 1.10', ['docker', '1.10']],
    ['C++, C# or C; a++b', ['c++', 'c#', 'or', 'c', 'a', 'b']],
    [
      '.NET (not example.net, a.net or VB.NET)',
      ['dotnet', 'not', 'example', 'net', 'a', 'net', 'or', 'vb', 'net'],
    ],
    ['2GB of RAM', ['2', 'gb', 'of', 'ram']],
    ['it’s Xen’s', ['it', 'xen']],
    ["don't", ['dont']],
    ['Long Vân, Đà Nẵng', ['long', 'van', 'da', 'nang']],
    ['x86', ['x86']],
    ['v1.10 and Docker 1.10', ['1.10', 'and', 'docker', '1.10']],
    ['512MB for 1,000 players', ['512', 'mb', 'for', '1000', 'players']],
    ['2.5GHz, 100GiB', ['2.5', 'ghz', '100', 'gib']],
    ['KVM/QEMU', ['kvm', 'qemu']],
    ['Va\u0302n', ['van']],
    ['USBメモリの準備', ['usb', 'メモリ', 'の', '準備']],
    ['ใช้น้ำที่บ้าน', ['ใช้', 'น้ำ', 'ที่', 'บ้าน']],
  ])('%s is read word by word', (text, words) => {
    expect(tokenize(text).map(({ word }) => word)).toEqual(words);
  });

  test.each([
    ['virtualisation', 'virtualized'],
    ['colours', 'color'],
    ['older', 'old'],
    ['cheapest', 'cheap'],
    ['made', 'making'],
    ['bought', 'buys'],
    ['companies', 'company'],
    ['called', 'calling'],
    ['hours', 'hour'],
    ['rises', 'rise'],
    ['behaviour', 'behavior'],
    ['centres', 'center'],
    ['favourite', 'favorite'],
    ['bigger', 'big'],
    ['written', 'writing'],
  ])('%s and %s are the same word', (first, second) => {
    expect(stem(first)).toBe(stem(second));
  });

  test.each([
    ['server', 'serve'],
    ['family', 'fame'],
    ['founded', 'found'],
    ['hours', 'horse'],
    ['hypervisers', 'hyperv'],
  ])('%s and %s are different words', (first, second) => {
    expect(stem(first)).not.toBe(stem(second));
  });
});

describe('misspellings', () => {
  const counts = new Map([
    ['hypervisor', 20],
    ['docker', 9],
    ['locker', 9],
    ['price', 3],
    ['kvm', 4],
  ]);

  test.each([
    ['hypervizer', 'hypervisor'],
    ['hupervizor', 'hypervisor'],
    ['dokcer', 'docker'],
    ['dockr', 'docker'],
    ['kmv', 'kvm'],
  ])('%s is read as %s', (typed, read) => {
    expect(correctWord(typed, counts)).toBe(read);
  });

  test.each(['rce', 'kvn', 'pizza', 'hyper2visor'])('%s is too far from every word', (typed) => {
    expect(correctWord(typed, counts)).toBeNull();
  });
});

test('an everyday word is known from a rare one', () => {
  expect(rankWord('the')).toBeLessThan(rankWord('weather') ?? 0);
  expect(rankWord('kubernetes')).toBeNull();
});
