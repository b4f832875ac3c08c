import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/answer/comparison.ts';
import type { Lexicon } from '../../src/corpus/lexicon.ts';
import { makeEngine } from '../helpers/make-engine.ts';
import { kettleEngine } from './kettles.ts';

const lexicon: Lexicon = {
  subjects: [
    { name: 'Kettle', aliases: ['electric kettle'], kind: 'vessel', parent: null },
    { name: 'Stovetop kettle', aliases: ['whistling kettle'], kind: 'vessel', parent: 'Kettle' },
    { name: 'Teapot', aliases: ['tea pot'], kind: 'vessel', parent: null },
    { name: 'Samovar', aliases: [], kind: 'vessel', parent: null },
    { name: 'Fast kettle', aliases: [], kind: 'vessel', parent: 'Stovetop kettle' },
  ],
  aspects: [
    { name: 'speed', words: ['fast', 'quick', 'slow', 'minutes', 'performance'] },
    { name: 'price', words: ['cost', 'cheap', 'expensive', 'euros'] },
    { name: 'material', words: ['made of', 'clay', 'steel', 'glass'] },
  ],
  synonyms: [],
};

const engine = await makeEngine(
  {
    'What is a kettle?':
      'A kettle is a vessel for boiling water. Steel and glass are what it is made of. A kettle is quick: three minutes for a litre.',
    'What is a teapot?':
      'A teapot is a vessel for brewing tea. A teapot is slow to cool. Unlike a kettle, clay is what most teapots are.',
    'Price of a kettle': 'A kettle costs 20 euros. Beside it a teapot looks cheap.',
    'Price of a teapot': 'A teapot costs 5 euros.',
    Samovars:
      'A samovar is slow next to a kettle. A samovar costs 200 euros. Samovar: on gas, a stovetop kettle or a teapot.',
    'Kettle or teapot?': 'Speed: a kettle boils fast, a teapot only keeps warm. Price: a kettle costs less.',
    'Fast kettles':
      'A fast kettle has a red lid. No source was found for the price of a fast kettle. A cheap pot like a fast kettle is a clay one.',
    'Stovetop kettles': 'A stovetop kettle is a kettle for the hob. It whistles when the water boils.',
  },
  lexicon,
);

const cells = ({ rows }: Comparison, side: 'a' | 'b'): readonly string[] =>
  rows.flatMap((row) => row[side]?.text ?? []);

describe('a comparison', () => {
  test('quotes either side only by sentences that are about it', async () => {
    const comparison = await engine.compare('kettle', 'tea pot', null);
    expect(cells(comparison, 'a')).toContain('A kettle costs 20 euros.');
    expect(cells(comparison, 'b')).toContain('A teapot costs 5 euros.');
    expect(cells(comparison, 'a').filter((text) => /samovar|teapot/iu.test(text))).toEqual([]);
    expect(cells(comparison, 'b').filter((text) => /samovar|^unlike|^beside/iu.test(text))).toEqual([]);
  });

  test('puts both sides of an aspect into a row, those with one side last, and no sentence twice', async () => {
    const { rows, both } = await engine.compare('kettle', 'teapot', null);
    expect(rows).toContainEqual(
      expect.objectContaining({
        aspect: 'price',
        a: expect.objectContaining({ text: 'A kettle costs 20 euros.', aspect: 'price' }),
        b: expect.objectContaining({ text: 'A teapot costs 5 euros.', aspect: 'price' }),
      }),
    );
    const full = rows.map(({ a, b }) => a !== null && b !== null);
    expect(full).toEqual(full.toSorted((x, y) => Number(y) - Number(x)));
    const texts = [...both, ...rows.flatMap(({ a, b }) => [a, b])].flatMap((snippet) => snippet?.text ?? []);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('tells what is said of both, here and on either side', async () => {
    const { both, a, b } = await engine.compare('kettle', 'teapot', null);
    const shared = 'Speed: a kettle boils fast, a teapot only keeps warm.';
    for (const snippets of [both, a.snippets, b.snippets]) {
      expect(snippets).toContainEqual(expect.objectContaining({ text: shared, aspect: 'speed' }));
      expect(snippets.length).toBeLessThanOrEqual(6);
    }
  });

  test('takes for both no sentence whose second clause is about a third thing', async () => {
    const text =
      'A kettle boils water; a samovar keeps a teapot warm. A kettle boils water, while a teapot keeps tea warm.';
    const { both } = await (await makeEngine({ Vessels: text }, lexicon)).compare('kettle', 'teapot', null);
    expect(both.map((snippet) => snippet.text)).toEqual([
      'A kettle boils water, while a teapot keeps tea warm.',
    ]);
  });

  test.each([
    ['how expensive', 'price'],
    ['performance', 'speed'],
  ])('by an aspect in free words ("%s") is one by "%s" of the corpus', async (asked, aspect) => {
    const { a, b, aspect: read } = await engine.compare('kettle', 'teapot', asked);
    expect(read).toBe(aspect);
    const aspects = [...a.snippets, ...b.snippets].map((snippet) => snippet.aspect);
    expect([...new Set(aspects)]).toEqual([aspect]);
  });

  test.each(['speed', 'price'])(
    'takes for %s no word of a name, nothing that is left open, and nothing that is said of its like',
    async (aspect) => {
      const { rows } = await engine.compare('fast kettle', 'teapot', null);
      expect(rows.filter((row) => row.aspect === aspect).map(({ a }) => a)).toEqual([null]);
    },
  );

  test('by an aspect shows rows of one side only where no row has both', async () => {
    const { rows } = await kettleEngine.compare('stovetop kettle', 'teapot', 'material');
    expect(rows.map(({ a, b }) => [a?.text, b?.text])).toEqual([
      ['Campers carry stovetop kettles made of aluminium.', 'Teapots are made of clay, glass or iron.'],
    ]);
    const others = await kettleEngine.compare('stovetop kettle', 'teapot', 'disadvantages');
    expect(others.rows.map(({ a, b }) => [a?.text, b?.text])).toEqual([
      [undefined, 'The main drawback of a teapot is that the leaves go on brewing.'],
      [undefined, 'A teapot with a thin spout drips.'],
    ]);
  });

  test('by a blank aspect is one without', async () => {
    expect(await engine.compare('kettle', 'teapot', ' ')).toEqual(
      await engine.compare('kettle', 'teapot', null),
    );
  });

  test('joins to what leans on the sentence before only a statement', async () => {
    const pots = await makeEngine({
      Pots: 'A steel pot shines a lot. Would you buy clay? For example, a clay pot costs 5 euros. Clay is heavy stuff. For instance, a clay pot weighs 2 kg.',
    });
    const { b } = await pots.compare('steel pot', 'clay pot', null);
    expect(b.snippets.map(({ text }) => text)).toEqual([
      'Clay is heavy stuff. For instance, a clay pot weighs 2 kg.',
      'For example, a clay pot costs 5 euros.',
    ]);
  });

  test.each([
    ['teapot', true],
    ['samovar', false],
  ])('takes "costs less" only from a heading of both: with a %s', async (other, isTold) => {
    const { a } = await engine.compare('kettle', other, 'price');
    expect(a.snippets.some(({ text }) => text.endsWith('a kettle costs less.'))).toBe(isTold);
  });

  test('by an aspect that nothing is said of is withheld, and says why', async () => {
    expect(await engine.compare('kettle', 'teapot', 'colour')).toMatchObject({
      status: 'abstained',
      reason: 'nothing-said',
      rows: [],
    });
  });

  test('of things whose parents go round in a circle is one of any others', async () => {
    const subjects = ['Kettle', 'Teapot', 'Samovar'].map((name, at) => ({
      name,
      aliases: [],
      kind: 'vessel',
      parent: ['Teapot', 'Kettle', null][at] ?? null,
    }));
    const circle = await makeEngine(
      { Vessels: 'A kettle boils water. A samovar boils more of it.' },
      { ...lexicon, subjects },
    );
    expect(await circle.compare('kettle', 'samovar', null)).toMatchObject({
      status: 'answered',
      relation: null,
    });
  });

  test('of a thing with what it belongs to names the relation', async () => {
    const comparison = await engine.compare('whistling kettle', 'kettle', null);
    expect(comparison.relation).toEqual(['Stovetop kettle', 'Kettle']);
    expect((await engine.compare('kettle', 'fast kettle', null)).relation).toEqual(['Fast kettle', 'Kettle']);
    expect(cells(comparison, 'a')).toContain('A stovetop kettle is a kettle for the hob.');
  });

  test('of a thing with itself, under any of its names, says what it is and what else it compares with', async () => {
    const comparison = await engine.compare('kettle', 'electric kettles', null);
    expect(comparison).toMatchObject({ status: 'abstained', reason: 'same-subject' });
    expect(comparison.related).toContain('Teapot');
    expect(comparison.a.snippets.length).toBeGreaterThan(0);
  });

  test('reads a name with a slip, and offers names for one it does not know', async () => {
    expect(await engine.compare('ketle', 'teapt', null)).toMatchObject({
      a: { asked: 'ketle', subject: 'Kettle' },
      b: { asked: 'teapt', subject: 'Teapot' },
    });
    expect(await engine.compare('stovet', 'teapot', null)).toMatchObject({
      reason: 'unknown-subject',
      a: { subject: null, didYouMean: ['Stovetop kettle'] },
    });
  });

  test('of a corpus without aspects goes by headings that stand over both', async () => {
    const pots = await makeEngine({
      'Steel pots': 'A steel pot is fast to heat. A steel pot shines.',
      'Clay pots': 'A clay pot is slow to heat. A clay pot breaks when it falls.',
      Prices: 'A steel pot costs 20 euros. A clay pot costs 5 euros.',
    });
    const comparison = await pots.compare('steel pot', 'clay pot', null);
    expect(comparison.rows).toContainEqual(
      expect.objectContaining({
        aspect: 'Prices',
        a: expect.objectContaining({ text: 'A steel pot costs 20 euros.' }),
        b: expect.objectContaining({ text: 'A clay pot costs 5 euros.' }),
      }),
    );
    expect(cells(comparison, 'a').filter((text) => text.startsWith('A clay pot'))).toEqual([]);
  });
});

describe('without a lexicon, a comparison', () => {
  const tools = makeEngine({
    'What is Loom?':
      'Loom is a build tool with a cache. It was written in Graz. Unlike Loom, Fuse needs no disk. Fused files are not cached.',
    'What is Fuse?': 'Fuse is a bundler that writes one file. People who know Loom learn Fuse in a day.',
    '1.2. Warp': 'This holds threads apart. These threads are long.',
    '1.3. Weft': 'This crosses the threads of the cloth.',
    'Other tools': 'Fuse Pro costs 20 euros. A loom weaves cloth. You can loom over it.',
  });

  test.each([
    ['Loom', 'Fuse', /^Loom is|^It was|^A loom/u, /^Fuse (?:is|Pro)/u],
    ['Fuse', 'Fuse Pro', /^Fuse is/u, /^Fuse Pro/u],
    ['build tool', 'bundler', /^Loom is/u, /^Fuse is/u],
    ['Warp', 'Weft', /^This holds/u, /^This crosses|^Threads/u],
  ])('of %s and %s quotes for each what is said of it', async (a, b, ofA, ofB) => {
    const comparison = await (await tools).compare(a, b, null);
    expect(cells(comparison, 'a').join('\n')).toMatch(ofA);
    expect(cells(comparison, 'a').filter((text) => !ofA.test(text))).toEqual([]);
    expect(cells(comparison, 'b').join('\n')).toMatch(ofB);
    expect(cells(comparison, 'b').filter((text) => !ofB.test(text))).toEqual([]);
  });

  test('tells of a name with a page of its own what that says, and of other pages only what it is or does there', async () => {
    const weaving = await makeEngine({
      Loom: 'Loom weaves cloth from yarn. Bobbins of Loom hold thread. Oil keeps the wood from cracking.',
      Wheel: 'Wheel spins yarn from wool.',
      Shuttle:
        'Loom takes a shuttle of any size. The loom of this hall is broken. Push it through the loom by hand. Loom-made cloth is sold.',
    });
    const { a } = await weaving.compare('Loom', 'Wheel', null);
    expect(a.snippets.map(({ text }) => text)).toEqual([
      'Loom weaves cloth from yarn.',
      'Loom takes a shuttle of any size.',
      'Bobbins of Loom hold thread.',
      'Oil keeps the wood from cracking.',
    ]);
  });
});

describe('without a lexicon, of names that are words of other things', () => {
  const halls = makeEngine({
    'Loom command': 'The loom command weaves cloth from yarn.',
    'Wheel command': 'The wheel command spins yarn from wool.',
    'Oil command': 'It oils the wood.',
    'Yarn command': 'It counts the yarn.',
    'loom.size': 'The width of looms in centimetres.',
    Ages: 'Looms are older than wheels.',
    Halls: 'A hall holds many tools (looms, wheels).',
    Shops: 'The shop sells bobbins, looms, and wheels.',
    Files: 'The file hall.loom lies beside the wheel.',
    Rooms: 'The loom room is cold in winter. Looms and dust belong together. Loom sheds have two doors.',
  });

  test('quotes for either what says of it what it is or does', async () => {
    const { rows } = await (await halls).compare('loom', 'wheel', null);
    expect(rows.map(({ a, b }) => [a?.text, b?.text])).toEqual([
      ['The loom command weaves cloth from yarn.', 'The wheel command spins yarn from wool.'],
    ]);
  });

  test('quotes for both what is about them, and not what names them on its way', async () => {
    const { a, b, both } = await (await halls).compare('loom', 'wheel', null);
    expect(both.map(({ text }) => text)).toEqual(['Looms are older than wheels.']);
    expect([a.snippets.length, b.snippets.length]).toEqual([2, 2]);
  });
});

test('a page of its own tells of a name, and not a part of another page that is headed by it', async () => {
  const manual = await makeEngine({
    'mill-loom(1) Manual': 'mill-loom - Weave cloth from yarn. Mill is big. The cloth is wide.',
    'mill-wheel(1) Manual': 'mill-wheel - Spin yarn from wool.',
    'mill-barn(1) Manual': '## loom\n\nDeprecated command that does nothing.',
    'Old barns': 'Loom barns often have two doors. Only loom barns (those of the mill) can be sold.',
    Grain: 'Grain is never loom or wheel.',
  });
  const { a, b, both } = await manual.compare('loom', 'wheel', null);
  expect([a.snippets[0]?.text, b.snippets[0]?.text]).toEqual([
    'mill-loom - Weave cloth from yarn.',
    'mill-wheel - Spin yarn from wool.',
  ]);
  expect([...a.snippets, ...both].filter(({ text }) => /^(?:Deprecated|Grain)/u.test(text))).toEqual([]);
});

describe('a question', () => {
  test.each([
    'What is the difference between a kettle and a teapot?',
    'kettle vs teapot',
    'Is a kettle better than a teapot?',
    'compare the kettle with the teapot',
    'Which one should I choose, a kettle or a teapot?',
    'kettle or teapot?',
    'kettle or teapot for tea?',
    'What do a kettle and a teapot have in common?',
    'advantages of a kettle over a teapot',
    'a kettle or a teapot: which is cheaper?',
    'differences kettle teapot',
    'kettle teapot difference',
    'kettle and teapot: which one should I use?',
    'whats the diff between a kettle & a teapot',
    'pros and cons of a kettle and a teapot',
    'which one is better kettle teapot',
    'why would I pick a kettle over a teapot?',
    'how do a kettle and a teapot relate?',
    'kettle v teapot',
    'what is the relation between a kettle and a teapot?',
    'help me choose between a kettle and a teapot',
    'do I need a kettle or is a teapot enough?',
    'are a kettle and a teapot the same thing?',
    'is a kettle the same thing as a teapot?',
    'is a kettle as fast as a teapot?',
    'in terms of price, kettle or teapot?',
    'for a slow morning a kettle or a teapot?',
  ])('that compares two things is answered by both: "%s"', async (question) => {
    const { comparison, status } = await engine.ask(question);
    expect(status).toBe('answered');
    expect([comparison?.a.subject, comparison?.b.subject]).toEqual(['Kettle', 'Teapot']);
  });

  test('may say once what both names end in', async () => {
    const { comparison } = await engine.ask('which is better, an electric or whistling kettle?');
    expect([comparison?.a.subject, comparison?.b.subject]).toEqual(['Kettle', 'Stovetop kettle']);
  });

  test.each([
    'Who made the kettle and the teapot?',
    'Tell me more about the kettle and the teapot',
    'Which people use a kettle and a teapot?',
    'pros and cons of a kettle',
    'which is the best kettle teapot?',
    'Can I heat a kettle with gas or steel?',
    'Which samovars need a kettle or a teapot?',
    'Does a samovar need a kettle or a teapot?',
    'Can I use a kettle and a teapot on the same hob?',
    'Do a kettle and a teapot hold the same water?',
    'for example, can a kettle or a teapot whistle?',
    'What is a kettle?',
  ])('that does not is answered as any other: "%s"', async (question) => {
    expect((await engine.ask(question)).comparison).toBeNull();
  });

  test.each([
    ['is a kettle cheaper than a teapot?', true],
    ['is a samovar cheaper than a stovetop kettle?', false],
  ])('is surely answered where something is said of both sides: "%s"', async (question, sure) => {
    expect((await engine.ask(question)).sure).toBe(sure);
  });

  test.each([
    ['which is quicker, a kettle or a stovetop kettle?', 'speed'],
    ['which should I use, a kettle or a teapot?', null],
    ['kettle vs teapot: price?', 'price'],
    ['my kitchen is slow today. kettle or teapot?', null],
  ])(
    'keeps the aspect it asks for, and takes none from what else is told: "%s"',
    async (question, aspect) => {
      const { comparison } = await engine.ask(question);
      expect(comparison?.aspect).toBe(aspect);
    },
  );

  test.each([
    'steel pots vs clay pots',
    'steel pots vs clay pots vs tin pots',
    'which one should I choose, steel pots or clay pots?',
    'steel pots or clay pots, which should I buy?',
    'how do steel pots differ from clay pots?',
    'steel pots vs clay pots when to buy',
  ])('may name kinds of one thing: "%s"', async (question) => {
    const pots = await makeEngine({
      Pots: 'Pots hold water. Steel pots shine in the sun, and clay pots do not.',
      Others: 'Tin pots are old. When to buy them is no question.',
    });
    const { comparison } = await pots.ask(question);
    expect([comparison?.a.subject, comparison?.b.subject]).toEqual(['steel pots', 'clay pots']);
  });

  test.each(['kettle vs electric kettle', 'kettle compared with kettle'])(
    'that compares a thing with itself is told so: "%s"',
    async (question) => {
      const { comparison } = await engine.ask(question);
      expect(comparison?.reason).toBe('same-subject');
    },
  );

  test.each([
    ['What is a kettle?', 'and compared with a teapot?'],
    ['kettle vs teapot', 'which is cheaper?'],
    ['a kettle or a teapot?', 'compare them'],
    ['kettle vs teapot', 'what about the material?'],
    ['kettle vs teapot', 'and the drawbacks?'],
  ])('in a conversation may leave out what was spoken of: "%s" "%s"', async (before, question) => {
    const { conversation } = await engine.converse(before, null);
    const { answer } = await engine.converse(question, conversation);
    expect([answer.comparison?.a.subject, answer.comparison?.b.subject]).toEqual(['Kettle', 'Teapot']);
  });

  test('is not about what was spoken of where another thing is named', async () => {
    const { conversation } = await engine.converse('What is a samovar?', null);
    const { answer } = await engine.converse('kettle vs bananas', conversation);
    expect(answer.comparison?.b.subject ?? null).toBeNull();
  });

  test('of three things compares two, and says which is left', async () => {
    const { comparison } = await engine.ask('kettle vs teapot vs samovar');
    expect(comparison).toMatchObject({
      a: { subject: 'Kettle' },
      b: { subject: 'Teapot' },
      left: ['Samovar'],
    });
  });
});

test.each([
  ['c vs c++', 'c', 'C++', ['C is the language of Unix.', 'C++ grew out of C in 1985.']],
  ['compare Node and Deno', 'Node', 'Deno', ['Node.js runs on servers.', 'Deno runs on servers.']],
])('names that begin alike, or go on behind a dot, are two: "%s"', async (asked, a, b, told) => {
  const texts = {
    C: 'C is the language of Unix.',
    'C++': 'C++ grew out of C in 1985.',
    'Node.js': 'Node.js runs on servers.',
    Deno: 'Deno runs on servers.',
  };
  const { comparison } = await (await makeEngine(texts)).ask(asked);
  expect([comparison?.a.asked, comparison?.b.asked]).toEqual([a, b]);
  expect([comparison?.a, comparison?.b].map((side) => side?.snippets[0]?.text)).toEqual(told);
});

test('the letter of a name does not compare: "Hyper-V" is asked what was asked of Xen', async () => {
  const texts = { Xen: 'Xen is used by clouds.', 'Hyper-V': 'Hyper-V is used by offices.' };
  const named = await makeEngine(texts);
  const { conversation } = await named.converse('who uses Xen?', null);
  const { answer } = await named.converse('what about Hyper-V?', conversation);
  expect([answer.comparison, answer.question]).toEqual([null, 'who uses Hyper-V']);
});
