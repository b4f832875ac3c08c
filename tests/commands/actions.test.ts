import { beforeAll, describe, expect, test } from 'vitest';
import { actions } from '../../commands/all.ts';
import { decodeRef, encodeRef } from '../../commands/passage-ref.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { createBody } from '../../src/discord/body.ts';
import type { ActionInput, ActionResult, Services } from '../../src/discord/command.ts';
import { encodeCustomId, encodeNumber } from '../../src/discord/custom-id.ts';
import { readSource } from '../../src/discord/message-payload.ts';
import type { AnswerInteraction } from '../../src/discord/reply.ts';
import { createServing } from '../discord/serving.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import type { Message } from '../../src/message/message.ts';
import { readMessage } from '../message/builders.ts';
import { createMemoryRepeats } from '../../src/state/memory.ts';
import { bindCommand, makeAction, makeCaller, makeInput, makeServices } from './inputs.ts';

let engine: Engine;
let answer: AnswerInteraction;

beforeAll(async () => {
  engine = await createEngine(await loadCorpus('corpus'));
  ({ answer } = createServing(engine, { gaps: { add: async () => undefined } }));
});

async function act(
  name: string,
  input: ActionInput,
  recorded: string[] = [],
  parts: Partial<Services> = {},
): Promise<ActionResult> {
  const gaps = {
    add: async (question: string, kind: string) => void recorded.push(`${kind}: ${question}`),
  };
  const action = actions.get(name);
  if (action === undefined) throw new Error(`There is no action ${name}`);
  return action(input, makeServices(engine, { gaps, ...parts }));
}

function source(question: string | null, isPrivate = true): ActionInput['source'] {
  return { id: '555', question, isPrivate };
}

async function click(customId: string, parts: object = {}): Promise<unknown> {
  const response = await answer({
    id: '1',
    token: 't',
    application_id: '5',
    type: 3,
    locale: 'en-US',
    user: { id: '7' },
    data: { custom_id: customId, component_type: 2 },
    ...parts,
  });
  expect(response?.outcome).not.toBe('failed');
  expect(validateCallback(response?.callback, { flags: 32_832 })).toEqual([]);
  return response?.callback;
}

describe('a passage in a custom id', () => {
  test('is read as it was written, whatever was asked', async () => {
    for (const { section } of engine.corpus.passages) {
      for (const shown of (await engine.ask(section.headings.at(-1) ?? '')).passages) {
        const { passage, start, excerpt, highlights } = shown;
        const read = decodeRef(engine.corpus, encodeRef(engine.corpus, shown));
        expect(read).toEqual({
          passage,
          start,
          excerpt,
          highlights: highlights.map((mark) => ({ start: mark.start, end: mark.end })),
        });
      }
    }
  });

  test.each(['', '-', '0-', '0-99', '9999-0', '0-0-99', '0-0-0-0', '0-0-1-0', '-1-0', 'x-y'])(
    'that makes no sense (%j) is refused kindly',
    async (argument) => {
      const id = encodeCustomId({
        action: 'more',
        args: [argument],
        fingerprint: engine.corpus.fingerprint,
      });
      const callback = JSON.stringify(await click(id));
      if (argument !== '0-0-99') expect(callback).toContain('makes no sense any more');
    },
  );
});

describe('whatever a control says', () => {
  test.each(['x', '2:00000000:share', '9:zz', '2:zz:share', 'a'.repeat(100)])(
    '%j is answered',
    async (id) => {
      expect(JSON.stringify(await click(id))).toContain('Ask again');
    },
  );
});

describe('a comparison of nothing', () => {
  test.each([
    ['compare', { a: 'KVM', b: 'kvm' }, 'itself'],
    ['compare', { a: 'KVM', b: 'bananas' }, 'do not know **bananas**'],
    ['virt', { question: 'what is the difference between bananas and KVM?' }, 'do not know **bananas**'],
  ])('(%s, %j) says so, and offers what else to compare with', async (name, options, said) => {
    const { message, outcome } = await bindCommand(name, makeServices(engine)).run(makeInput(options));
    expect([outcome, message.isPrivate]).toEqual(['abstained', true]);
    expect(readMessage(message)).toContain(said);
    expect(JSON.stringify(message.rows)).toMatch(/compare-with.*Xen/u);
  });
});

async function ask(question: string): Promise<Message> {
  return (await bindCommand('virt', makeServices(engine)).run(makeInput({ question }))).message;
}

describe('a question that compares with a thing nobody knows', () => {
  test('keeps the help of an answer that is withheld', async () => {
    const message = await ask('KVM vs bananas');
    expect(message).toMatchObject({ hasQuestion: true, isPrivate: true });
    expect(readMessage(message)).toMatch(
      /^### KVM vs bananas\n[^]*do not know \*\*bananas\*\*[^]*\nThe nearest they come/u,
    );
    const rows = JSON.stringify(message.rows);
    for (const control of [':section:', ':compare-with:', ':ask"']) expect(rows).toContain(control);
  });

  test('takes no clause for a thing', async () => {
    for (const other of ['wait until tomorrow', 'wait', 'bananas or rather bake a banana cake']) {
      const message = await ask(`should I use KVM or ${other}?`);
      expect(readMessage(message)).not.toContain('do not know');
    }
  });
});

describe('a comparison', () => {
  const owner = makeAction([]).caller.userId;

  test.each([
    ['swap', ['0', '1', '0']],
    ['rows', ['0', '1', '0', '1']],
    ['aspect', ['0', '1']],
  ])(
    'changes in place by "%s" for whoever asked for it, and is a new private one for others',
    async (name, args) => {
      const use = async (owners: readonly string[], isPrivate: boolean): Promise<ActionResult> =>
        act(name, makeAction([...args, ...owners], { values: ['0'], source: source(null, isPrivate) }));
      expect(await use([owner], false)).toMatchObject({ kind: 'update', message: { isPrivate: false } });
      expect(await use([], true)).toMatchObject({ kind: 'update', message: { isPrivate: true } });
      for (const other of [[], ['1']]) {
        expect(await use(other, false)).toMatchObject({ kind: 'message', message: { isPrivate: true } });
      }
    },
  );
});

async function compareBy(aspect: string): Promise<Message> {
  const compare = bindCommand('compare', makeServices(engine, { drawComparison: async () => null }));
  return (await compare.run(makeInput({ a: 'KVM', b: 'Xen', aspect }))).message;
}

/** What a control of a comparison shows instead, or beside it. */
async function useControl(customId: string, shown: Message): Promise<unknown> {
  const values = [encodeNumber(engine.subjects.all.findIndex(({ name }) => name === 'OpenVZ'))];
  const data = { custom_id: customId, component_type: 3, values };
  return click(customId, { data, message: { id: '9', ...createBody(shown) } });
}

describe('a comparison by an aspect', () => {
  test.each([
    ['price', 'price and licence', ['swap', 'compare-with']],
    ['server', 'server', ['swap', 'compare-with']],
    ['which operating systems can run inside', undefined, ['swap', 'compare-with', 'rows']],
    ['#1: <@1>, *what*  @everyone says of dust', '#1: what says of dust', ['compare-with']],
  ])('(%s) keeps it with every control', async (typed, aspect = typed, names) => {
    const shown = await compareBy(typed);
    const ids = [
      ...JSON.stringify(shown.rows).matchAll(/"custom_id":"([^"]*:(rows|swap|compare-with):[^"]*)"/gu),
    ];
    expect(ids.map(([, , name]) => name)).toEqual(expect.arrayContaining(names));
    for (const [, customId = ''] of ids) {
      const { data } = JSON.parse(JSON.stringify(await useControl(customId, shown)));
      expect(readSource(data).question?.split(/^\w+ and \w+: /u)).toEqual(['', aspect]);
    }
  });

  test('that nobody has asked for is refused kindly', async () => {
    const shown = await compareBy('server');
    const { fingerprint } = engine.corpus;
    for (const aspect of ['-', '-0', '-1', '-f', '-zz', '--6', '-6-6', 'zzz']) {
      const customId = encodeCustomId({ action: 'swap', args: ['0', '1', aspect], fingerprint });
      expect(JSON.stringify(await useControl(customId, shown))).toContain('makes no sense any more');
    }
  });
});

test('a picture that cannot be drawn is said to be missing', async () => {
  const result = await act('picture', makeAction(['0', '1', '0']), [], { drawComparison: async () => null });
  const message = result.kind === 'later' ? await result.make() : null;
  expect(message?.blocks).toEqual(['The picture could not be drawn. The text says the same.']);
});

describe('feedback', () => {
  test('is thanked for in private, and counts once for each person and message', async () => {
    const parts = { repeats: createMemoryRepeats() };
    const recorded: string[] = [];
    const on = source('what is *KVM*?', false);
    for (const verdict of ['unhelpful', 'unhelpful', 'helpful']) {
      const result = await act(verdict, makeAction([], { source: on }), recorded, parts);
      expect(result).toMatchObject({ kind: 'message', message: { isPrivate: true } });
    }
    expect(recorded).toEqual(['disliked: what is KVM?']);
    const caller = makeCaller({ userId: '8' });
    await act('unhelpful', makeAction([], { source: on, caller }), recorded, parts);
    await act('unhelpful', makeAction([], { source: { ...on, id: '556' } }), recorded, parts);
    expect(recorded).toHaveLength(3);
  });

  test('is asked for only where it is counted', async () => {
    const input = makeInput({ question: 'What is Xen?' });
    const labels = async (services: Services): Promise<string> =>
      JSON.stringify((await bindCommand('virt', services).run(input)).message.rows);
    expect(await labels(makeServices(engine))).not.toContain('👍');
    const gaps = { add: async () => undefined };
    expect(await labels(makeServices(engine, { gaps }))).toContain('👍');
  });

  test('comes from an abstention by itself', async () => {
    const recorded: string[] = [];
    const result = await act('ask', makeAction([], { values: ['how to bake a banana cake'] }), recorded);
    expect(result).toMatchObject({ outcome: 'abstained' });
    expect(recorded).toEqual(['abstained: how to bake a banana cake']);
  });
});

test('a follow-up to a message without a question is a question of its own', async () => {
  const fields = new Map([['question', 'What is Xen?']]);
  const result = await act('followed', makeAction([], { fields, source: source(null) }));
  expect(result.kind === 'message' && readMessage(result.message)).toContain('### What is Xen?');
});

/** What is shared once the message has changed. */
async function findPosted(result: ActionResult) {
  const followUp = result.kind === 'update' ? await result.followUp?.() : null;
  return followUp?.kind === 'post' ? followUp : null;
}

describe('sharing', () => {
  test('echoes the question of the message as anybody’s text: mentions are broken, and links escaped', async () => {
    const [best] = (await engine.ask('What is Xen?')).passages;
    if (best === undefined) throw new Error('There is no answer');
    const args = [encodeRef(engine.corpus, best)];
    const text = '@everyone <@1> [x](https://a.example) **b**';
    const result = await act('share', makeAction(args, { source: source(text) }));
    const shared = (await findPosted(result))!.message;
    expect(shared.isPrivate).toBe(false);
    const [title = ''] = readMessage(shared).split('\n');
    expect(title).not.toContain('@everyone');
    expect(title).toContain(String.raw`\[x\](https\://a.example)`);
    expect(readMessage(shared)).toContain('-# <@100000000000000007> asked with `/virt`');
  });

  test.each([
    ['share', []],
    ['share-page', ['0', '0']],
    ['share-pair', ['0', '1', '0']],
  ])('(%s) posts once, however often it is clicked, and says when Discord refuses', async (name, args) => {
    const [best] = (await engine.ask('What is Xen?')).passages;
    if (best === undefined) throw new Error('There is no answer');
    const given = args.length > 0 ? args : [encodeRef(engine.corpus, best)];
    const parts = { repeats: createMemoryRepeats() };
    const input = makeAction(given, { source: source('What is Xen?') });
    const results = await Promise.all([1, 2, 3].map(async () => act(name, input, [], parts)));
    const posted = (await Promise.all(results.map(findPosted))).filter((each) => each !== null);
    expect(posted).toHaveLength(1);
    for (const result of results) {
      expect(JSON.stringify(result.kind === 'update' && result.message.rows)).toContain('Shared');
    }
    expect(JSON.stringify(posted[0]?.otherwise?.rows)).toContain('Discord did not let me post this here');
  });

  test.each([
    [true, 0n, false],
    [true, 1n << 50n, true],
    [false, 0n, true],
  ])(
    'is offered where others will see it (%j, %d: %j)',
    async (isUserInstallOnly, permissions, isOffered) => {
      const caller = makeCaller({ isUserInstallOnly, permissions });
      const input = makeInput({ question: 'What is Xen?', private: true }, { caller });
      const { message } = await bindCommand('virt', makeServices(engine)).run(input);
      expect(JSON.stringify(message.rows).includes('"label":"Share"')).toBe(isOffered);
    },
  );

  test.each([
    ['share-page', ['0', '0', 'topics'], '`/topics`'],
    ['share-page', ['0', '0', 'virt'], '`/virt`'],
    ['share-pair', ['0', '1', '0'], '</compare:800000000000000001>'],
  ])('(%s) keeps what is shown, and names what led to it (%j: %s)', async (name, args, command) => {
    const result = await act(name, makeAction(args));
    const { message } = (await findPosted(result))!;
    expect(result.kind === 'update' && result.message.blocks[1]).toBe(message.blocks[1]);
    expect(readMessage(message)).toContain(`with ${command}`);
  });
});

describe('deleting', () => {
  test.each([
    ['the person who asked', '7', 0n, 'delete'],
    ['somebody else', '8', 0n, 'message'],
    ['a moderator', '8', 8_192n, 'delete'],
  ])('is for %s', async (_, userId, permissions, kind) => {
    const caller = makeCaller({ userId, permissions });
    expect((await act('delete', makeAction(['7'], { caller }))).kind).toBe(kind);
  });
});

test('browsing changes a private message, and answers beside a public one', async () => {
  expect((await act('documents', makeAction(['0'], { source: source(null, true) }))).kind).toBe('update');
  expect((await act('documents', makeAction(['0'], { source: source(null, false) }))).kind).toBe('message');
});
