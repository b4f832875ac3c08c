import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writtenEncoder } from '../../helpers/written-encoder.ts';
import { Encoder } from '../../../src/retrieval/encoder/encoder.ts';
import { cosine } from '../../../src/retrieval/encoder/vector.ts';

const dyingThread = new URL('dying-thread.mjs', import.meta.url);

let encoder: Encoder;

beforeAll(async () => {
  encoder = new Encoder(writtenEncoder, () => undefined);
  await encoder.model;
});

afterAll(async () => encoder.close());

/** Encodes a text as one of a corpus is encoded, with its tokens. */
async function encodePassage(by: Encoder, text: string): Promise<Int8Array | null> {
  return by.encodePassage({ parts: [text], hasTokens: true });
}

async function compare(left: string, right: string): Promise<number> {
  const vectors = [await encoder.encodeQuestion(left), await encoder.encodeQuestion(right)];
  return cosine(vectors[0] ?? new Int8Array(), vectors[1] ?? new Int8Array());
}

describe('encoding texts', () => {
  test.each([
    ['how much does it cost?', 'The price is nine dollars a month.', 'The server is in Lisbon.'],
    ['who made the program?', 'It was developed by two students.', 'It runs on every system.'],
    ['is it open source', 'The code is published under a free licence.', 'Its logo is a blue whale.'],
  ])('%s is nearer to what answers it', async (question, answer, other) => {
    expect(await compare(question, answer)).toBeGreaterThan((await compare(question, other)) + 0.1);
  });

  test.each(['what is a virtual machine?', '', 'word '.repeat(2_000), '仮想マシン'])(
    'a text is as near to itself as rounding lets it: %.20s',
    async (text) => {
      expect(await compare(text, text)).toBeGreaterThan(0.9);
    },
  );

  test('gives the same vector whatever is encoded beside it', async () => {
    const text = 'A passage about containers that share the kernel of their host.';
    const alone = await encodePassage(encoder, text);
    const others = ['one', 'another and longer text'].map(async (other) => encodePassage(encoder, other));
    expect(await encodePassage(encoder, text)).toEqual(alone);
    expect(await encoder.encodeQuestion(text)).toEqual(alone);
    await Promise.all(others);
  });

  test('a question goes ahead of the passages that wait', async () => {
    const done: string[] = [];
    await Promise.all([
      ...['first', 'second', 'third'].map(async (text) =>
        encodePassage(encoder, text.repeat(50)).then(() => done.push(text)),
      ),
      encoder.encodeQuestion('who goes first?').then(() => done.push('question')),
    ]);
    expect(done).toEqual(['first', 'question', 'second', 'third']);
  });
});

test('of a crowd of questions the last are not kept waiting, and later ones are answered again', async () => {
  const crowd = Array.from({ length: 60 }, async (_, at) => encoder.encodeQuestion(`who is number ${at}?`));
  const answers = await Promise.all(crowd);
  expect(answers.slice(0, 4)).not.toContain(null);
  expect(answers.at(-1)).toBeNull();
  expect(await encoder.encodeQuestion('who is number 59?')).not.toBeNull();
});

test('the library it runs on tells nobody about it', async () => {
  const require = createRequire(import.meta.url);
  const folder = path.join(path.dirname(require.resolve('onnxruntime-node')), '..', 'bin');
  const files = await readdir(folder, { recursive: true });
  const libraries = files.filter((file) => /linux.*libonnxruntime\.so/u.test(file));
  expect(libraries).not.toEqual([]);
  for (const library of libraries) {
    const bytes = await readFile(path.join(folder, library));
    // From 1.29 on it holds the address that usage is reported to.
    expect(bytes.includes('events.data.microsoft.com'), library).toBe(false);
  }
});

describe('an encoder that ends', () => {
  test('answers null to the questions that wait, then starts anew and goes on with the passages', async () => {
    const lost: boolean[] = [];
    const dying = new Encoder({ ...writtenEncoder, thread: dyingThread }, (_, isFinal) => lost.push(isFinal));
    await dying.model;
    const pending = [dying.encodeQuestion('fall over'), dying.encodeQuestion('what now?')];
    const passage = encodePassage(dying, 'A passage that waits.');
    expect(await Promise.all(pending)).toEqual([null, null]);
    expect(await dying.encodeQuestion('and now?')).toBeNull();
    expect(await passage).toEqual(await encodePassage(encoder, 'A passage that waits.'));
    expect(await dying.encodeQuestion('what now?')).toEqual(await encoder.encodeQuestion('what now?'));
    expect(lost).toEqual([false]);
    await dying.close();
  });

  test('is given up when a text ends it again and again', async () => {
    const lost: boolean[] = [];
    const dying = new Encoder({ ...writtenEncoder, thread: dyingThread }, (_, isFinal) => lost.push(isFinal));
    await dying.model;
    expect(await encodePassage(dying, 'fall over')).toBeNull();
    expect(lost).toEqual([false, false, false, true]);
    expect(await dying.encodeQuestion('anybody there?')).toBeNull();
  });

  test('says what is missing when it cannot start', async () => {
    const nowhere = { ...writtenEncoder, modelFolder: '/nowhere' };
    await expect(new Encoder(nowhere, () => undefined).model).rejects.toMatchObject({
      name: 'EncoderError',
      reason: 'no-model',
      message: expect.stringContaining('/nowhere'),
    });
    const source = "import 'file:///nowhere/onnxruntime-node.mjs';";
    const thread = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
    await expect(new Encoder({ ...writtenEncoder, thread }, () => undefined).model).rejects.toMatchObject({
      reason: 'no-library',
    });
  });
});
