import { expect, test } from 'vitest';
import { deriveSubjects } from '../../src/answer/derive-subjects.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const namesIn = async (sections: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await deriveSubjects(makeCorpus(sections).passages)).map(({ name }) => name);

test.each([
  ['What is a hypervisor?', 'hypervisor'],
  ['Introduction to containers', 'containers'],
  ['The Xen Project', 'Xen Project'],
])('the heading "%s" names %s', async (heading, name) => {
  expect(await namesIn({ [heading]: 'Text.' })).toContain(name);
});

test.each([
  'Before you buy',
  'Dense, tight crumb',
  'How to install it',
  'Why containers are so popular with developers today',
])('the heading "%s" names nothing', async (heading) => {
  expect(await namesIn({ [heading]: 'Text.' })).toEqual([]);
});

test('a name written with capitals counts from its second time, and not at the start of a sentence', async () => {
  const body = 'We like Proxmox here. Others like Proxmox too. Servers cost money. Servers need power.';
  expect(await namesIn({ 'How we work': body })).toEqual(['Proxmox']);
});

test('a short form in brackets is another name for what stands before it', async () => {
  const { passages } = makeCorpus({ 'Virtual machine': 'A virtual machine (VM) is rented by the hour.' });
  expect(await deriveSubjects(passages)).toMatchObject([{ name: 'Virtual machine', aliases: ['VM'] }]);
});

test('a name may hold a number, and a month is none', async () => {
  const body = 'We sell the Tarn 2 here. Others sell the Tarn 2 too. It came in March and left in March.';
  expect(await namesIn({ 'How we work': body })).toEqual(['Tarn 2']);
});
