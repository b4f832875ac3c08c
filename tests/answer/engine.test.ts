import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { deriveSubjects } from '../../src/answer/derive-subjects.ts';
import type { Conversation } from '../../src/answer/engine.ts';
import type { Lexicon } from '../../src/corpus/lexicon.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const lexicon: Lexicon = {
  subjects: [
    { name: 'Kettle', aliases: ['electric kettle'], kind: 'vessel', parent: null },
    { name: 'Teapot', aliases: ['tea pot'], kind: 'vessel', parent: null },
    { name: 'Coffee maker', aliases: [], kind: 'machine', parent: null },
  ],
  aspects: [],
  synonyms: [['drawback', 'disadvantage', 'downside']],
};

const sections = {
  'What a kettle is':
    'A kettle is a vessel for boiling water on a stove or with electricity. Kettles hold between one and two litres. Steel kettles outlast glass kettles by years. Some kettles whistle when the water boils.',
  'Who invented the kettle':
    'The electric kettle was invented by Arthur Large in 1922. Arthur Large worked for a maker of small heaters. Earlier kettles had their heater in a separate chamber. Kettles were sold all over Europe soon after.',
  'Disadvantages of kettles':
    'The main drawback of a kettle is the limescale that hard water leaves. A kettle also needs a socket nearby. Cheap kettles are noisy while they heat. Glass kettles break when they fall.',
  'What a teapot is':
    'A teapot is a vessel for brewing tea with water from a kettle. Teapots are made of clay, glass or iron. A teapot is slower to cool when it was warmed before. Teapots come from China.',
  'Disadvantages of teapots':
    'The main drawback of a teapot is that the leaves go on brewing. A teapot with a thin spout drips. Clay teapots take on the taste of old tea. Iron teapots are heavy.',
};

const engine = await createEngine(makeCorpus(sections, lexicon));

async function talk(...questions: readonly string[]): Promise<{ asked: string; section: string }> {
  let conversation: Conversation | null = null;
  let last = { asked: '', section: '' };
  for (const question of questions) {
    const turn: Awaited<ReturnType<typeof engine.converse>> = await engine.converse(question, conversation);
    conversation = turn.conversation;
    last = {
      asked: turn.answer.question,
      section: turn.answer.passages[0]?.passage.section.headings[0] ?? '',
    };
  }
  return last;
}

describe('an answer', () => {
  test('marks the sentence that answers, and shows it with its neighbours', async () => {
    const answer = await engine.ask('who invented the kettle and when?');
    const [top] = answer.passages;
    const marked = top?.highlights.map(({ start, end }) => top.excerpt.slice(start, end));
    expect(answer.status).toBe('answered');
    expect(marked?.[0]).toBe('The electric kettle was invented by Arthur Large in 1922.');
    expect(top?.excerpt).toContain(sections['Who invented the kettle']);
  });

  test('says how a misspelt word was read', async () => {
    expect((await engine.ask('what is a ketle?')).readings).toEqual([{ typed: 'ketle', read: 'kettle' }]);
  });

  test.each(['', '   ', '?', 'the of and', '🫖'])(
    'to "%s" is withheld, and nothing breaks',
    async (question) => {
      expect(await engine.ask(question)).toMatchObject({
        status: 'abstained',
        confidence: 0,
        passages: [],
        suggestions: ['What a kettle is', 'Who invented the kettle', 'Disadvantages of kettles'],
      });
    },
  );
});

describe('a follow-up', () => {
  test('with a pronoun is asked of the subject spoken of', async () => {
    expect((await talk('what is a kettle?', 'who invented it?')).section).toBe('Who invented the kettle');
  });

  test('without a subject is asked of the last one', async () => {
    expect((await talk('what is a teapot?', 'any drawbacks?')).section).toBe('Disadvantages of teapots');
  });

  test('with another subject asks the same of it', async () => {
    expect((await talk('what are the drawbacks of a kettle', 'and the teapot?')).section).toBe(
      'Disadvantages of teapots',
    );
  });

  test('of one word is asked with the question before', async () => {
    expect((await talk('who invented the kettle?', 'when?')).section).toBe('Who invented the kettle');
  });

  test('that stands alone changes the subject, three turns deep', async () => {
    expect(
      (await talk('what is a kettle?', 'what is a teapot made of?', 'what are its downsides?')).section,
    ).toBe('Disadvantages of teapots');
  });
});

test('a corpus without a lexicon speaks of what its headings, capitals and brackets name', () => {
  const { passages } = makeCorpus({
    'What is Xen?': 'Many clouds run Xen today. Some use Google Compute Engine instead.',
    Hosts: 'Others rent from Google Compute Engine. A virtual machine (VM) is rented by the hour.',
  });
  const subjects = deriveSubjects(passages);
  expect(subjects.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Xen', 'Hosts', 'Google Compute Engine']),
  );
  expect(subjects.find(({ name }) => name === 'Google Compute Engine')?.aliases).toContain('GCE');
});
