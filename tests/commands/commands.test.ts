import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../commands/all.ts';
import { createChoicesCallback, createMessageCallback } from '../../src/discord/callback.ts';
import type { Command } from '../../src/discord/command.ts';
import { validateCallback, validateCommands } from '../end-to-end/loopback/validate.ts';
import { readMessage } from '../message/builders.ts';
import { createFakeEngine } from './fake-engine.ts';
import { makeInput, makeServices } from './inputs.ts';

const { commands } = createHandlers(makeServices(createFakeEngine()));

function find(name: string): Command {
  const command = commands.find(({ definition }) => definition.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}`);
  return command;
}

async function complete(
  name: string,
  focused: string,
  options: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const choices = (await find(name).autocomplete?.({ ...makeInput(options), focused })) ?? [];
  expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  return choices.map(({ value }) => value);
}

describe('every command', () => {
  test('has a definition that Discord takes', async () => {
    expect(validateCommands(commands.map(({ definition }) => definition))).toEqual([]);
  });

  test.each(commands.map((command) => [command.definition.name, command] as const))(
    '/%s can be installed by servers and people, and used everywhere, without a permission',
    async (_, { definition }) => {
      expect(definition).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
      expect(definition).not.toHaveProperty('default_member_permissions');
    },
  );

  test('answers from the engine of the moment', async () => {
    let aspects = ['cost'];
    const { commands: fresh } = createHandlers({
      ...makeServices(createFakeEngine()),
      engine: () => createFakeEngine({ aspects }),
    });
    const compare = fresh.find(({ definition }) => definition.name === 'compare');
    aspects = ['users'];
    expect(await compare?.autocomplete?.({ ...makeInput({}), focused: 'aspect' })).toEqual([
      { name: 'users', value: 'users' },
    ]);
  });
});

describe('/virt', () => {
  test('answers in public', async () => {
    const { message, outcome } = await find('virt').run(makeInput({ question: '  what is Xen ' }));
    expect(outcome).toBe('answered');
    expect(message.isPrivate).toBe(false);
    expect(readMessage(message)).toContain('### what is Xen\n> **Xen is a Type-1 hypervisor.**');
    expect(validateCallback(createMessageCallback(message, 'components'))).toEqual([]);
  });

  test('answers in private when asked to', async () => {
    expect((await find('virt').run(makeInput({ question: 'Xen', private: true }))).message.isPrivate).toBe(
      true,
    );
    expect((await find('virt').run(makeInput({ question: 'Xen', private: false }))).message.isPrivate).toBe(
      false,
    );
  });

  test('abstains in private, whatever was asked for', async () => {
    const { message, outcome } = await find('virt').run(makeInput({ question: 'bananas', private: false }));
    expect(outcome).toBe('abstained');
    expect(message.isPrivate).toBe(true);
  });

  test.each([{}, { question: ' ' }, { question: 7 }])(
    'says that the question is missing in %j',
    async (options) => {
      const { message, outcome } = await find('virt').run(makeInput(options));
      expect(outcome).toBe('rejected');
      expect(message.isPrivate).toBe(true);
      expect(readMessage(message)).toContain('**question**');
    },
  );

  test('offers questions while typing, and leaves out those too long for Discord', async () => {
    expect(await complete('virt', 'question', { question: 'W' })).toEqual(['What is Xen?', 'Who made KVM?']);
    expect(await complete('virt', 'question', {})).toEqual(['What is Xen?', 'Who made KVM?']);
  });

  test('offers no more than Discord takes, each once', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `Question ${Math.floor(index / 2)}?`);
    const { commands: fresh } = createHandlers(
      makeServices(createFakeEngine({ suggest: () => texts.map((text) => ({ text, kind: 'question' })) })),
    );
    const [virt] = fresh;
    const choices =
      (await virt?.autocomplete?.({ ...makeInput({ question: 'q' }), focused: 'question' })) ?? [];
    expect(new Set(choices.map(({ value }) => value)).size).toBe(25);
    expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  });
});

describe('/compare', () => {
  test('compares in public', async () => {
    const { message, outcome } = await find('compare').run(makeInput({ a: 'Xen', b: 'KVM' }));
    expect(outcome).toBe('answered');
    expect(message.isPrivate).toBe(false);
    expect(readMessage(message)).toContain('### Xen and KVM');
    expect(validateCallback(createMessageCallback(message, 'components'))).toEqual([]);
  });

  test('narrows to an aspect', async () => {
    const { message } = await find('compare').run(makeInput({ a: 'Xen', b: 'KVM', aspect: 'cost' }));
    expect(readMessage(message)).toContain('### Xen and KVM: cost');
  });

  test('explains in private why there is nothing to compare', async () => {
    const { message, outcome } = await find('compare').run(makeInput({ a: 'Xen', b: 'xen' }));
    expect(outcome).toBe('abstained');
    expect(message.isPrivate).toBe(true);
  });

  test.each([
    [{ b: 'KVM' }, 'a'],
    [{ a: 'Xen', b: '' }, 'b'],
  ])('says which name is missing in %j', async (options, missing) => {
    const { message, outcome } = await find('compare').run(makeInput(options));
    expect(outcome).toBe('rejected');
    expect(readMessage(message)).toContain(`**${missing}**`);
  });

  test('offers names for both sides, without the one that is taken', async () => {
    expect(await complete('compare', 'a', { a: '' })).toEqual(['Xen', 'KVM', 'OpenVZ']);
    expect(await complete('compare', 'b', { a: 'Xen', b: '' })).toEqual(['KVM', 'OpenVZ']);
    expect(await complete('compare', 'b', { a: 'Xen', b: 'o' })).toEqual(['OpenVZ']);
  });

  test('offers the aspects that hold what is typed', async () => {
    expect(await complete('compare', 'aspect', { aspect: 'SEC' })).toEqual(['isolation and security']);
    expect(await complete('compare', 'aspect', {})).toHaveLength(3);
  });
});
