import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Passage } from '../../src/corpus/document.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';
import { makeEngine } from '../helpers/make-engine.ts';
import { kettleEngine as engine, kettleSections } from './kettles.ts';

const samovarEngine = await makeEngine({
  ...kettleSections,
  Samovars:
    'A samovar is an urn that keeps water hot for tea. It was first made in Tula in 1778. Coal or pine cones burn in a pipe that runs through the middle. A small pot of strong tea stands on top of it all day long, and everybody takes a little of that into a glass, and fills it up with hot water from the tap.',
});

const languageEngine = await makeEngine({
  IT: 'IT resets your password and hands out laptops.',
  'C++': 'It is a compiled language that grew out of C.',
  'C#': 'It is a language for .NET, with garbage collection.',
  C: 'It is the language of Unix.',
  Who: 'Your name is shown by the command whoami.',
});

describe('an answer', () => {
  test('marks the sentence that answers, and shows it with its neighbours', async () => {
    const answer = await engine.ask('who invented the kettle and when?');
    const [top] = answer.passages;
    const marked = top?.highlights.map(({ start, end }) => top.excerpt.slice(start, end));
    expect(answer.status).toBe('answered');
    expect(marked?.[0]).toBe('The electric kettle was invented by Arthur Large in 1922.');
    expect(top?.excerpt).toContain(kettleSections['Who invented the kettle']);
  });

  test('says how a misspelt word was read', async () => {
    expect((await engine.ask('what is a ketle?')).readings).toEqual([{ typed: 'ketle', read: 'kettle' }]);
  });

  test.each([
    ['C#', 'C#'],
    ['what is c++', 'C++'],
    ['C', 'C'],
    ['IT', 'IT'],
    ['who is in IT?', 'IT'],
    ['what is it?', undefined],
    ['who', 'Who'],
    ['what does C do', 'C'],
  ])('to "%s" is found under a heading in just these letters', async (question, heading) => {
    const { status, passages } = await languageEngine.ask(question);
    const found = status === 'answered' ? passages[0]?.passage.section.headings.at(-1) : undefined;
    expect(found).toBe(heading);
  });

  test('is the same whatever Discord draws in another way', async () => {
    const marked = '<:tea:123456> who invented the **kettle** [here](https://a.example) <@7> <#8>?';
    const [answer, plain] = [await engine.ask(marked), await engine.ask('who invented the kettle here?')];
    expect({ ...answer, question: '' }).toEqual({ ...plain, question: '' });
  });

  test.each([
    'help pls, *',
    '* lol i forgot',
    'hiya lads, *? thx in advance',
    'i cant find this anywhere, *?',
    'quick one - *? 🙏',
    'does anyone know *',
    '* im going crazy',
  ])('is the same with what is said beside the question: "%s"', async (said) => {
    const [answer, plain] = await Promise.all(
      [said, '*'].map((text) => engine.ask(text.replace('*', 'who invented the kettle'))),
    );
    expect({ ...answer, question: '' }).toEqual({ ...plain, question: '' });
  });

  test.each([
    ['wut is a kettle tho', 'what is a kettle'],
    ['wots the diff btwn a kettle n teapot', 'whats the difference between a kettle and teapot'],
    [
      'what r the downsides of a kettle n why r they noisy',
      'what are the downsides of a kettle and why are they noisy',
    ],
    ['can u boil water without a socket m8', 'can you boil water without a socket'],
    ['Hi guys. Wat is a kettle?', 'what is a kettle?'],
    ['Need help! Wut is a kettle', 'what is a kettle'],
    ['HEY WAT IS A KETTLE', 'WHAT IS A KETTLE'],
    ['WUT R KETTLES FOR', 'WHAT ARE KETTLES FOR'],
    ['WHAT IS THE DIFF BETWEEN KETTLE N TEAPOT', 'what is the difference between kettle and teapot'],
    ['gimme ur kettle', 'give me your kettle'],
    ['tell me something about the kettle', 'tell me about the kettle'],
    ['what is `KETTLE_SOUND_LEVEL` for', 'what is KETTLE_SOUND_LEVEL for'],
    ['what is KETTLE_SOUND_LEVEL for', 'what is kettle sound level for'],
  ])('to "%s" is the one to "%s"', async (chatted, written) => {
    const [answer, plain] = await Promise.all([chatted, written].map((text) => engine.ask(text)));
    expect({ ...answer, question: '' }).toEqual({ ...plain, question: '' });
  });

  test.each([
    'why does the kettle R leak',
    'how R packages a kettle',
    'who is in Ur kettle',
    'what is the u value of a kettle',
    'the flag n of a kettle',
    'the top n teapots',
  ])('reads no letter of "%s" as a word', async (asked) => {
    expect((await engine.ask(asked)).unknownTerms).toContainEqual(expect.stringMatching(/^(?:[run]|ur)$/u));
  });

  test.each([
    [
      'what is a kettle and who invented it?',
      'Steel kettles|A kettle is a vessel',
      'Who invented the kettle',
    ],
    ['what is a samovar? where was it first made?', 'A samovar is.*Tula', null],
    ['why are cheap kettles noisy what is the drawback of a teapot', 'noisy', 'Disadvantages of teapots'],
    [
      'what is a unicorn and who invented the kettle?',
      'invented by Arthur Large',
      null,
      ['what is a unicorn'],
    ],
    ['when do kettles break? who invented the kettle?', 'invented by Arthur Large', null],
    ['is a kettle bluetooth and what is a samovar?', 'A samovar is', null, ['is a kettle bluetooth']],
    [
      'what is a unicorn? what is a samovar? where was the samovar first made? what is a griffin?',
      '^A samovar is an urn.*Tula in 1778.$',
      null,
      ['what is a unicorn'],
    ],
    [
      'what is a unicorn, what is a samovar and who invented the kettle?',
      '^A samovar is an urn',
      'Who invented the kettle',
      ['what is a unicorn'],
    ],
  ])('to "%s" is one to each question, and names those without', async (asked, marked, second, left = []) => {
    const { passages, sure, unanswered } = await samovarEngine.ask(asked);
    expect(unanswered).toEqual(left);
    const { excerpt, highlights } = passages[0]!;
    expect(sure).toBe(true);
    expect(highlights.map(({ start, end }) => excerpt.slice(start, end)).join(' ')).toMatch(
      new RegExp(marked, 'u'),
    );
    if (second !== null) expect(passages[1]?.passage.section.headings).toEqual([second]);
  });

  test.each([
    'when the kettle is full, what is the drawback?',
    'what is a samovar, which is made in Tula?',
    'can you tell me, what is a samovar?',
  ])('to "%s" is one to the whole', async (asked) => {
    const answer = await samovarEngine.ask(asked);
    expect([answer.question, answer.unanswered]).toEqual([asked, []]);
  });

  test.each(['Stovetop kettles', 'What do you know about me?', 'How many kettles are sold, lol?'])(
    'to "%s" stands surely under that heading',
    async (heading) => {
      const sections = {
        ...kettleSections,
        'What do you know about me?': 'Nothing is kept.',
        'How many kettles are sold, lol?': 'Nobody counts kettles.',
      };
      const { sure, passages } = await (await makeEngine(sections)).ask(heading);
      expect([sure, passages[0]?.passage.section.headings]).toEqual([true, [heading]]);
    },
  );

  test('shows what stands twice word for word once', async () => {
    const text = 'A kettle boils water. It has a lid.';
    const { passages } = await (await makeEngine({ Kettle: text, Boiler: text })).ask('kettle');
    expect(passages).toHaveLength(1);
  });

  test('finds a version by the number in its heading', async () => {
    const pots = await makeEngine({ ...kettleSections, '2.1 Gold': 'The lid is made of glass.' });
    const { passages, unknownTerms } = await pots.ask('what is new in 2.1?');
    expect([passages[0]?.passage.section.headings, unknownTerms]).toEqual([['2.1 Gold'], []]);
  });

  test('reads no word of a chat where a heading has it, or is all that was typed', async () => {
    const sections = {
      ...kettleSections,
      'Ur kettles': 'An ur kettle is the oldest.',
      'Hey, lids': 'They shut.',
    };
    const pots = await makeEngine(sections);
    const [ur, lids] = [await pots.ask('what is an ur'), await pots.ask('Hey, lids')];
    expect([ur, lids].map(({ passages }) => passages[0]?.passage.section.headings)).toEqual([
      ['Ur kettles'],
      ['Hey, lids'],
    ]);
    expect(lids.sure).toBe(true);
  });

  test('to what is a heading of several documents is not sure which of them is meant', async () => {
    const [kettle, teapot] = ['A vessel that boils water.', 'A vessel that brews tea.'].map((text) =>
      makeCorpus({ Overview: `How it works: ${text}`, 'What is it?': text, Care: 'Rinse it.' }),
    );
    const sureWith = async (others: readonly Passage[]): Promise<readonly boolean[]> => {
      const pots = await createEngine({ ...kettle!, passages: [...kettle!.passages, ...others] });
      const answers = ['overview', 'what is it?', 'care'].map((question) => pots.ask(question));
      return (await Promise.all(answers)).map(({ sure }) => sure);
    };
    expect(await sureWith(teapot!.passages)).toEqual([false, false, true]);
    const document = { ...teapot!.documents[0]!, isDemoted: true };
    expect(await sureWith(teapot!.passages.map((passage) => ({ ...passage, document })))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each(['I have diabetes, what is a kettle?', 'with diabetes, what is a kettle?', 'zebra kettle'])(
    'keeps what narrows "%s"',
    async (asked) => {
      expect((await engine.ask(asked)).unknownTerms).toHaveLength(1);
    },
  );

  test.each([
    'who owns this server?',
    'can someone give me the member role?',
    'hmm not what I meant',
    'nice one',
  ])('is not given to "%s", whatever was spoken of', async (said) => {
    const before = await engine.converse('what is a kettle?', null);
    const { answer, conversation } = await engine.converse(said, before.conversation);
    expect(answer).toMatchObject({ status: 'abstained', passages: [], unknownTerms: [] });
    expect(conversation).toBe(before.conversation);
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

test.each([
  [['what is a kettle?', 'who invented it?'], 'Who invented the kettle'],
  [['what is a teapot?', 'any drawbacks?'], 'Disadvantages of teapots'],
  [['what are the drawbacks of a kettle', 'and the teapot?'], 'Disadvantages of teapots'],
  [['who invented the kettle?', 'when?'], 'Who invented the kettle'],
  [['what is a kettle?', 'what is a teapot made of?', 'what are its downsides?'], 'Disadvantages of teapots'],
])('the last question of %j is answered from "%s"', async (questions, heading) => {
  let turn = await engine.converse(questions[0]!, null);
  for (const question of questions.slice(1)) turn = await engine.converse(question, turn.conversation);
  expect(turn.answer.passages[0]?.passage.section.headings).toEqual([heading]);
});

describe('the guide of a corpus', () => {
  const { subjects, corpus } = engine;

  test('takes the subject of an answer from the question, or else from the section', () => {
    const passage = corpus.passages[0]!;
    expect(subjects.subjectOf('what about a teapot', passage)?.name).toBe('Teapot');
    expect(subjects.subjectOf('what about it', passage)?.name).toBe('Kettle');
  });

  test('explains a name that the text writes otherwise, and no other', () => {
    expect(subjects.otherNames('what is a tea pot', 'A teapot is a vessel.')).toEqual([
      { typed: 'tea pot', read: 'Teapot' },
    ]);
    expect(subjects.otherNames('what is a teapot', 'A teapot is a vessel.')).toEqual([]);
    expect(subjects.otherNames('what is a tea pot', 'Nothing is said here.')).toEqual([]);
  });
});
