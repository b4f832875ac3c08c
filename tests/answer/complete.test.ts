import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Field } from '../../src/answer/completion.ts';
import { emptyLexicon } from '../../src/corpus/lexicon.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';
import { makeEngine } from '../helpers/make-engine.ts';
import { kettleEngine, kettleSections } from './kettles.ts';

const question: Field = { kind: 'question' };

function complete(typed: string, field: Field = question, engine = kettleEngine): readonly string[] {
  return engine.complete(field, typed, 25).map(({ text }) => text);
}

function side(other: string | null): Field {
  return { kind: 'subject', other };
}

describe('a question', () => {
  test('is suggested before anything is typed, with subjects beside it', () => {
    const texts = complete('');
    expect(texts.slice(0, 3)).toEqual([
      'What a kettle is',
      'Who invented the kettle',
      'Disadvantages of kettles',
    ]);
    expect(texts).toEqual(expect.arrayContaining(['Kettle', 'Teapot', 'Stovetop kettle']));
    expect(kettleEngine.complete(question, '', 2)).toHaveLength(2);
  });

  test('is found by how it begins, by its words, by other names and by what its section says', () => {
    const found = kettleEngine.complete(question, 'kettle', 25);
    expect(found[0]).toMatchObject({ text: 'Kettle', kind: 'subject', match: 'exact' });
    expect(found).toContainEqual(expect.objectContaining({ text: 'What a kettle is', match: 'keyword' }));
    expect(kettleEngine.complete(question, 'who inv', 25)[0]).toMatchObject({ match: 'exact' });
    expect(kettleEngine.complete(question, 'whistling', 25)[0]).toMatchObject({
      text: 'Stovetop kettle',
      alias: 'whistling kettle',
    });
    expect(kettleEngine.complete(question, 'limesc', 25)).toMatchObject([
      { text: 'Disadvantages of kettles', match: 'content' },
    ]);
  });

  test('that nothing comes near is offered as it stands, ahead of the best ones', () => {
    const [own, ...others] = kettleEngine.complete(question, ' qqqq xxyy ', 25);
    expect(own).toMatchObject({ value: 'qqqq xxyy', text: 'qqqq xxyy', kind: 'typed' });
    expect(others[0]).toMatchObject({ text: 'What a kettle is', match: 'suggested' });
  });

  test('is one noted for a section too, and sections with the same heading are told apart by their place', async () => {
    const corpus = makeCorpus({ Basics: 'Kettles boil water.', Care: 'Kettles are cleaned with vinegar.' });
    const twice = corpus.passages.map((passage, at) => {
      const asks = at === 0 ? ['Does it boil?'] : [];
      return { ...passage, section: { ...passage.section, headings: [`Part ${at}`, 'Basics'], asks } };
    });
    const engine = await createEngine({ ...corpus, passages: twice, lexicon: emptyLexicon });
    expect(complete('bas', question, engine)).toEqual(
      expect.arrayContaining(['Part 0 › Basics', 'Part 1 › Basics']),
    );
    expect(complete('does it', question, engine)[0]).toBe('Does it boil?');
  });
});

describe('a side of a comparison', () => {
  test('is offered by what goes with the other, which is never offered itself', () => {
    expect(complete('', side('kettle'))).toEqual(['Teapot', 'Stovetop kettle']);
    expect(complete('kettle', side('electric kettle'))).toEqual(['Stovetop kettle']);
    expect(complete('', side(null))).toHaveLength(3);
  });

  test('falls back to what can be compared where nothing is called so', () => {
    expect(complete('zzzz', side('Teapot')).toSorted()).toEqual(['Kettle', 'Stovetop kettle']);
  });

  test('comes first by its own name, then by another', () => {
    expect(kettleEngine.complete(side(null), 'te', 25)[0]).toMatchObject({ text: 'Teapot', alias: null });
    expect(complete('teppot', side(null))).toEqual(['Teapot']);
  });
});

function aspectOf(a: string | null, b: string | null): Field {
  return { kind: 'aspect', a, b };
}

describe('an aspect', () => {
  test('is one that the corpus has for the pair', async () => {
    const aspects = complete('', aspectOf('Kettle', 'Teapot'));
    expect(aspects).toContain('material');
    for (const aspect of aspects) {
      const { a, b } = await kettleEngine.compare('Kettle', 'Teapot', aspect);
      expect(a.snippets.length + b.snippets.length).toBeGreaterThan(0);
    }
  });

  test('is found by its other names', () => {
    for (const typed of ['disadv', 'cons']) {
      expect(complete(typed, aspectOf('Kettle', null))).toEqual(['disadvantages']);
    }
  });

  test('may be any while the pair is not complete', () => {
    expect(complete('', aspectOf('Kettle', null))).toEqual(kettleEngine.aspects);
  });
});

describe('the value of what is offered', () => {
  test('is understood after a restart, and after everything else has changed', async () => {
    const { 'What a kettle is': kept } = kettleSections;
    const other = await makeEngine({ Lids: 'Lids are round.', 'What a kettle is': kept });
    const restarted = await makeEngine(kettleSections, kettleEngine.corpus.lexicon);
    for (const { value, text } of kettleEngine.complete(question, '', 25)) {
      expect(value).toMatch(/^~[0-9a-z]{11}$/);
      expect(restarted.recall(value)).toBe(text);
      expect(other.recall(value)).toBe(text === 'What a kettle is' ? text : null);
    }
  });

  test('is nothing but itself where it is no key', () => {
    expect(kettleEngine.recall('what is ~xen')).toBe('what is ~xen');
    expect(kettleEngine.recall('~00000000000')).toBeNull();
  });
});
