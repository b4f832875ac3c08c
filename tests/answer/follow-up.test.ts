import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import type { Conversation } from '../../src/answer/engine.ts';
import { listCompletions } from '../../src/answer/follow-up.ts';
import { createPassageIndex } from '../../src/retrieval/passage-index.ts';
import { kettleEngine as engine } from './kettles.ts';

/** The last question of a conversation, as it was understood. */
async function understand(...questions: readonly string[]): Promise<string> {
  let conversation: Conversation | null = null;
  let asked = '';
  for (const question of questions) {
    const turn: Awaited<ReturnType<typeof engine.converse>> = await engine.converse(question, conversation);
    conversation = turn.conversation;
    asked = turn.answer.question;
  }
  return asked;
}

describe('a follow-up is understood', () => {
  test.each([
    ['what is a kettle?', 'who invented it?', 'who invented it (kettle)?'],
    ['what is a teapot?', 'what are its downsides?', 'what are its downsides (teapot)?'],
  ])('after "%s", "%s" by its pronoun', async (first, second, asked) => {
    expect(await understand(first, second)).toBe(asked);
  });

  test.each([
    ['drawbacks of a kettle', 'and the teapot?', 'drawbacks of the teapot'],
    ['drawbacks of a kettle', 'what about a teapot?', 'drawbacks of a teapot'],
    ['kettle drawbacks', 'and teapots?', 'teapots drawbacks'],
  ])('after "%s", "%s" as the same question of another thing', async (first, second, asked) => {
    expect(await understand(first, second)).toBe(asked);
  });

  test('of one bare word with the question before it', async () => {
    expect(await understand('are kettles noisy?', 'why?')).toBe('why (kettles noisy)?');
    expect(await understand('are kettles noisy?', 'why?', 'and teapots?')).toBe('why (teapots noisy)?');
    expect(await understand('who invented the kettle?', 'in what year?')).toContain('invented the kettle');
  });

  test('that is a whole question of something else as it stands', async () => {
    expect(await understand('what is a kettle?', 'what are teapots made of?')).toBe(
      'what are teapots made of?',
    );
  });

  test('of the subject named last, not of the first', async () => {
    expect(await understand('what is a kettle?', 'what is a teapot?', 'who uses it?')).toContain('(teapot)');
  });

  test.each(['list the noisy walls', 'show me the aluminium campers', 'compare glass and steel'])(
    'that orders something ("%s") as it stands',
    async (order) => {
      expect(await understand('what is a kettle?', order)).toBe(order);
    },
  );

  test('that has no like in the question before of what that was about, and so are those after it', async () => {
    const first = ['is limescale harmful?', 'and hobs?'];
    expect(await understand(...first)).toMatch(/^and hobs \(/u);
    expect(await understand(...first, 'why?')).toMatch(/^why \(hobs, /u);
  });

  test.each(['', '?', ' '])(
    'that says nothing ("%s") as nothing, and not as the question before',
    async (nothing) => {
      expect(await understand('what is a kettle?', nothing)).toBe(nothing.trim());
    },
  );

  test.each(['lovely weather', 'brb dinner', 'what is quantum chromodynamics?'])(
    'that says something else ("%s") as it stands',
    async (remark) => {
      expect(await understand('what is a kettle?', remark)).toBe(remark);
    },
  );

  test('as it stands while nothing has been asked', async () => {
    expect(await understand('and when was it?')).toBe('and when was it?');
  });

  test('by the words of the question before when that names no subject', async () => {
    expect(await understand('how do I get rid of limescale?', 'is it harmful?')).toBe(
      'is it harmful (rid of limescale)?',
    );
    const { conversation } = await engine.converse('what is hard water?', null);
    const { answer } = await engine.converse('what does it leave?', conversation);
    expect(answer.passages[0]?.excerpt).toContain('the limescale that hard water leaves');
  });

  test.each([
    ['which is faster?', 'which is faster (Kettle and Teapot)?'],
    ['what do they have in common?', 'what do they have in common (Kettle and Teapot)?'],
    ['what is the second one made of?', 'what is the second one made of (Teapot)?'],
  ])('after a question of two things, "%s" of both or of the one meant', async (second, asked) => {
    expect(await understand('kettle or teapot?', second)).toBe(asked);
  });

  test.each([
    ['who made the kettle of 1922?', 'and of 1950?', 'who made the kettle of 1950'],
    ['what are the drawbacks of the lid?', 'and the spout?', 'what are the drawbacks of the spout'],
    ['what is the vessel for boiling water?', 'and for brewing tea?', 'what is the vessel for brewing tea'],
    ['why do kettles break?', 'and at home?', 'why do kettles break at home'],
    ['what are steel kettles?', 'and glass kettles?', 'what are glass kettles'],
    ['why do I need a socket?', 'and a hob?', 'why do I need a hob'],
  ])('after "%s", "%s" with what is new in the place of its like', async (first, second, asked) => {
    expect(await understand(first, second)).toBe(asked);
  });

  test.each([
    ['which kettles whistle on a hob?', 'with 2 litres?'],
    ['why do kettles break on a hob?', 'after 20 years?'],
  ])('after "%s", "%s" of the same in the same place', async (first, second) => {
    expect(await understand(first, second)).toContain('on a hob');
  });

  test.each([
    ['what are the disadvantages of Xen?', 'and memory?', 'and memory (disadvantages of Xen)?'],
    ['what are the advantages of KVM?', 'and security?', 'and security (advantages of KVM)?'],
    ['what are the disadvantages of Xen?', 'and the advantages?', 'what are the advantages of Xen'],
    ['can I ride without a helmet?', 'with a helmet?', 'can I ride with a helmet'],
    ['can I pay by card?', 'with a phone?', 'can I pay with a phone'],
    ['how do I end a ride?', 'as a guest?', 'how do I end a ride as a guest'],
    ['how much is a ride for a guest?', 'with 2 bikes?', 'how much is a ride for a guest with 2 bikes'],
    ['can I ride in winter?', 'in 2030?', 'can I ride in 2030'],
    ['how do I lock the bike?', 'and scooters?', 'how do I lock the scooters'],
    [
      'how long is it supported (KVM)?',
      'and the older version?',
      'how long is it supported (the older version, KVM)?',
    ],
    ['how long is it supported (KVM)?', 'and Xen?', 'how long is it supported (Xen)?'],
    ['can you list the drawbacks (Xen)?', 'and KVM?', 'can you list the drawbacks (KVM)?'],
  ])('after "%s", "%s" with like for like, whatever the documents say', async (before, question, asked) => {
    const subjects = ['Xen', 'KVM'].map((name) => ({ name, aliases: [], kind: 'hypervisor', parent: null }));
    const index = await createPassageIndex([], createAnalyzer({ subjects, aspects: [], synonyms: [] }));
    const [likeliest] = listCompletions(question, { question: before, subjects: [] }, index);
    expect(likeliest?.question).toBe(asked);
  });

  test('in the place of each of several words that it may be like', async () => {
    const index = await createPassageIndex([], createAnalyzer({ subjects: [], aspects: [], synonyms: [] }));
    const previous = { question: 'how do I lock the bike?', subjects: [] };
    const readings = listCompletions('and unlock?', previous, index).map(({ question }) => question);
    expect(readings).toContain('how do I unlock the bike');
  });

  test('in the place of few phrases, however long the question before is', async () => {
    const index = await createPassageIndex([], createAnalyzer({ subjects: [], aspects: [], synonyms: [] }));
    const question =
      'what is the lid of the pot on the hob in the kitchen by the door with the bell and'.repeat(6);
    for (const next of ['and a mug?', 'and mugs?', 'in a mug?', 'with 2 mugs?']) {
      for (const before of [question, `why (${question})?`]) {
        const readings = listCompletions(next, { question: before, subjects: ['Kettle'] }, index);
        expect(readings.length, next).toBeLessThan(12);
      }
    }
  });
});
