import { describe, expect, test } from 'vitest';
import { actions, definitions } from '../../commands/all.ts';
import type { Completion, Field } from '../../src/answer/completion.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { createChoicesCallback, createMessageCallback } from '../../src/discord/body.ts';
import { catalogue } from '../../src/message/words.ts';
import { validateCallback, validateCommands } from '../end-to-end/loopback/validate.ts';
import { readMessage } from '../message/builders.ts';
import { createFakeEngine } from './fake-engine.ts';
import { bindCommand, makeAction, makeCaller, makeInput, makeServices } from './inputs.ts';

const find = (name: string, parts: Partial<Engine> = {}) =>
  bindCommand(name, makeServices(createFakeEngine(parts)));

async function listChoices(
  name: string,
  focused: string,
  options: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const choices = find(name).autocomplete({ ...makeInput(options), focused });
  expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  return choices.map(({ value }) => value);
}

test('every command has a definition that Discord takes, and needs no permission', async () => {
  expect(validateCommands(definitions)).toEqual([]);
  for (const definition of definitions) expect(definition).not.toHaveProperty('default_member_permissions');
});

describe('/virt', () => {
  test.each([
    ['Xen', true, 'answered', true],
    ['Xen', false, 'answered', false],
    ['bananas', false, 'abstained', true],
  ])('with “%s” and private %j is %s, in private: %j', async (question, wanted, outcome, isPrivate) => {
    const result = await find('virt').run(makeInput({ question, private: wanted }));
    expect([result.outcome, result.message.isPrivate]).toEqual([outcome, isPrivate]);
  });

  test.each(['hi', 'thanks!', 'ok', 'cảm ơn bạn', 'help'])('takes “%s” for no question', async (question) => {
    const recorded: string[] = [];
    const gaps = { add: async (asked: string) => void recorded.push(asked) };
    const virt = bindCommand('virt', makeServices(createFakeEngine(), { gaps }));
    const { message, outcome } = await virt.run(makeInput({ question }));
    expect([outcome, message.isPrivate, recorded]).toEqual(['rejected', true, []]);
    expect(readMessage(message)).toMatch(/What is Xen\?/);
  });

  test('says that it is missing by the name that the person sees', async () => {
    const caller = makeCaller({ locale: 'vi' });
    const { message } = await find('virt').run(makeInput({}, { caller }));
    expect(readMessage(message)).toContain('câu\\_hỏi');
  });

  test('offers questions while typing, by keys, and cuts long ones at a word', async () => {
    const offered = ['~What is Xen?', '~Who made KVM?', `~Why ${'so '.repeat(40)}`.slice(0, 100)];
    expect(await listChoices('virt', 'question', { question: 'W' })).toEqual(offered);
    expect(await listChoices('virt', 'question', {})).toEqual(offered);
    const choices = find('virt').autocomplete({ ...makeInput({}), focused: 'question' });
    expect(choices[2]?.name).toMatch(/^🔑 Why (?:so )+so…$/u);
  });

  test('answers what was picked, and what was typed over what was picked', async () => {
    for (const question of ['~What is Xen?', '🔑 What is Xen?', 'What is Xen?']) {
      const { message } = await find('virt').run(makeInput({ question }));
      expect(readMessage(message)).toContain('### What is Xen?');
    }
  });

  test('says kindly that what was picked is gone', async () => {
    const { message, outcome } = await find('virt').run(makeInput({ question: '~gone' }));
    expect([outcome, message.isPrivate]).toEqual(['rejected', true]);
    expect(readMessage(message)).toBe(catalogue.en.stale);
  });

  test('offers each thing once', async () => {
    const completions: readonly Completion[] = Array.from({ length: 25 }, (_, index) => ({
      value: `~${index}`,
      text: `Question ${Math.floor(index / 2)}?`,
      kind: 'question',
      match: 'content',
      alias: null,
    }));
    const virt = find('virt', { complete: () => completions });
    const choices = virt.autocomplete({ ...makeInput({ question: 'q' }), focused: 'question' });
    expect(choices).toHaveLength(13);
    expect(choices[0]).toEqual({ name: '📄 Question 0? · in the text', value: '~0' });
    expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  });

  test.each([
    ['virt', 'question'],
    ['compare', 'a'],
    ['compare', 'aspect'],
  ])('looks at no more of what is typed into /%s %s than people may send', async (name, focused) => {
    const looked: number[] = [];
    const measure = (field: Field, typed: string): readonly Completion[] => {
      const others = field.kind === 'aspect' ? [field.a, field.b] : [];
      looked.push(...[typed, ...others].map((text) => text?.length ?? 0));
      return [];
    };
    const typed = 'a-'.repeat(3000);
    const options = name === 'virt' ? { question: typed } : { a: typed, b: typed, aspect: typed };
    find(name, { complete: measure }).autocomplete({ ...makeInput(options), focused });
    expect(Math.max(...looked)).toBe(500);
  });
});

test.each([
  ['a number', 7, /option \*\*question\*\* is empty/u],
  ['nothing', '', /option \*\*question\*\* is empty/u],
  ['blanks', '   ', /option \*\*question\*\* is empty/u],
  ['one letter', 'x', /such as: What is Xen\?$/u],
  ['a mark', '?', /such as: What is Xen\?$/u],
  ['only emoji', '🤷‍♂️ ❤️', /such as: What is Xen\?$/u],
  ['a greeting', 'hello!', /such as: What is Xen\?$/u],
  ['500 letters', 'x'.repeat(500), /The articles do not answer this/u],
  ['German', 'Was ist eine virtuelle Maschine?', /They are in English: ask in English/u],
  ['Japanese', 'ハイパーバイザーとは何ですか', /They are in English: ask in English/u],
  ['Vietnamese', 'con chồn là gì?', /They are in English: ask in English/u],
])('/virt with %s gets a sentence that helps, in private', async (_, question, expected) => {
  const { message } = await find('virt').run(makeInput({ question }));
  expect(readMessage(message)).toMatch(expected);
  expect(message.isPrivate).toBe(true);
});

async function answerWith(parts: object) {
  const engine = createFakeEngine();
  const ask = async (question: string) => ({ ...(await engine.ask(question)), ...parts });
  const services = makeServices({ ...engine, ask });
  const result = await bindCommand('virt', services).run(makeInput({ question: 'what is Xen' }));
  return { services, result };
}

describe('an answer that tells more of itself', () => {
  test('is a list of places to pick from where it is in doubt, and shows the one that is picked', async () => {
    const { services, result } = await answerWith({ sure: false, unanswered: ['is it free?'] });
    const { message } = result;
    expect(validateCallback(createMessageCallback(message))).toEqual([]);
    expect(message.blocks.join('\n')).not.toMatch(/\*\*|^>/mu);
    expect(message.blocks[0]).toContain(
      `-# The articles do not answer: is it free?\n${catalogue.en.notSure}`,
    );
    const [menu] = message.rows.flatMap(({ components }) => components);
    const values = menu !== undefined && 'options' in menu ? menu.options.map(({ value }) => value) : [];
    const picked = await actions.get('passage')?.(makeAction([], { values }), services);
    expect(picked?.kind === 'message' && readMessage(picked.message)).toContain(
      'Xen is a Type-1 hypervisor.',
    );
  });
});

describe('/compare', () => {
  test.each([
    [{ b: 'KVM' }, 'a'],
    [{ a: 'Xen', b: '' }, 'b'],
  ])('says which name is missing in %j', async (options, missing) => {
    const { message, outcome } = await find('compare').run(makeInput(options));
    expect(outcome).toBe('rejected');
    expect(readMessage(message)).toContain(`**${missing}**`);
  });

  test('compares what was picked, and says kindly that a picked name is gone', async () => {
    const { message } = await find('compare').run(makeInput({ a: '~Xen', b: 'KVM', aspect: 'cost' }));
    expect(readMessage(message)).toContain('### Xen and KVM');
    const gone = await find('compare').run(makeInput({ a: 'Xen', b: '~gone' }));
    expect([gone.outcome, gone.message.isPrivate]).toEqual(['rejected', true]);
    expect(readMessage(gone.message)).toBe(catalogue.en.stale);
  });

  test('offers everything where no aspect is known, and takes it', async () => {
    const compare = find('compare', { complete: () => [] });
    const choices = compare.autocomplete({ ...makeInput({}), focused: 'aspect' });
    expect(choices).toEqual([{ name: 'Everything', value: '*' }]);
    const { message } = await compare.run(makeInput({ a: 'Xen', b: 'KVM', aspect: '*' }));
    expect(readMessage(message)).toMatch(/^### Xen and KVM$/mu);
  });
});
