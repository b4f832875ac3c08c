import { describe, expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/sources.ts';
import { holdsEvidence, wantedEvidence } from '../../src/retrieval/evidence.ts';
import { type Intent, readIntent } from '../../src/retrieval/intent.ts';
import { buildQuery } from '../../src/retrieval/query.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const { index, thesaurus } = await prepareSources(
  makeCorpus(
    {
      'What OpenVZ is':
        'OpenVZ is a free container technology. Hyper-V, bare-metal servers and guests of Xen-On are other things.',
      'Who uses Docker': 'Docker is used by many companies. A hypervisor runs virtual machines.',
    },
    {
      subjects: [{ name: 'OpenVZ', aliases: ['Open Virtuozzo'], kind: 'technology', parent: null }],
      aspects: [],
      synonyms: [],
    },
  ),
  async () => null,
);

const read = (question: string): readonly (readonly [string, string])[] =>
  buildQuery(question, index, thesaurus).repairs.map((repair) => [repair.typed, repair.read] as const);

const words = (question: string): readonly string[] =>
  buildQuery(question, index, thesaurus).slots.map(({ word }) => word);

describe('what a question asks for', () => {
  test.each<[string, Intent]>([
    ['what is a hypervisor?', 'definition'],
    ['Tell me about Xen', 'definition'],
    ['what does KVM stand for', 'expansion'],
    ['who created Xen', 'person'],
    ['who uses Xen?', 'users'],
    ['when was it released', 'time'],
    ['in what year did it start?', 'time'],
    ['where was it made', 'place'],
    ['how many servers are there', 'count'],
    ['how long is the bridge', 'count'],
    ['how much does it cost', 'price'],
    ['why is it slow', 'reason'],
    ['what is the difference between A and B', 'difference'],
    ['is A the same as B', 'difference'],
    ['pros of containers', 'advantages'],
    ['drawbacks of containers', 'disadvantages'],
    ['give me some examples of hosts', 'list'],
    ['can it run Linux?', 'decision'],
    ['xen hosting', 'topic'],
  ])('"%s" asks for a %s', (question, intent) => {
    expect(readIntent(question).intent).toBe(intent);
  });

  test.each<[string, Intent, boolean]>([
    ['It was released on 2 October 2003.', 'time', true],
    ['It was released long ago.', 'time', false],
    ['It runs on seven servers.', 'count', true],
    ['A licence costs $20 a month.', 'price', true],
    ['A licence is expensive.', 'price', false],
    ['It is fast because nothing lies in between.', 'reason', true],
    ['The language was designed by Alan Smith.', 'person', true],
    ['VM is short for virtual machine.', 'expansion', true],
  ])('"%s" may hold a %s: %s', (sentence, intent, isMet) => {
    expect(holdsEvidence(sentence, 'sentence', wantedEvidence(intent))).toBe(isMet);
  });
});

describe('the words of a question', () => {
  test.each([
    ['is open vz free', [['open vz', 'OpenVZ']]],
    ['baremetal servers', [['baremetal', 'bare metal']]],
    ['what is hyperv', [['hyperv', 'hyper v']]],
    ['a hypervizor', [['hypervizor', 'hypervisor']]],
    ['dokcer companies', [['dokcer', 'docker']]],
  ])('are repaired in "%s"', (question, repairs) => {
    expect(read(question)).toEqual(repairs);
  });

  test.each(['who uses docker', 'the weather in paris', 'how do I cook rice', 'kubernetes', 'xenon'])(
    'are left alone in "%s": they are right, or unlike anything in the corpus',
    (question) => {
      expect(read(question)).toEqual([]);
    },
  );

  test('that only say what is asked for are not looked for, unless nothing else is asked', () => {
    expect(words('what does OpenVZ stand for?')).toEqual(['openvz']);
    expect(words('meaning')).toEqual(['meaning']);
  });

  test.each(['openvz', 'openvz stands for', 'openvz meaning', 'OpenVZ explained', 'what are openvz'])(
    'that only ask what a name means are read as a question for what it is: "%s"',
    (question) => {
      expect(buildQuery(question, index, thesaurus).text).toBe('what is openvz');
    },
  );
});
