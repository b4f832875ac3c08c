import { describe, expect, test } from 'vitest';
import { createCommands } from '../../commands/all.ts';
import { createChoicesCallback, createMessageCallback } from '../../src/discord/callback.ts';
import type { Command, CommandInput } from '../../src/discord/command.ts';
import { validateCallback, validateCommands } from '../end-to-end/loopback/validate.ts';
import { readMessage } from '../message/builders.ts';
import { createFakeEngine } from './fake-engine.ts';

const commands = createCommands(() => createFakeEngine());

function find(name: string): Command {
  const command = commands.find(({ definition }) => definition.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}`);
  return command;
}

function input(options: Readonly<Record<string, string | number | boolean>>): CommandInput {
  return { options: new Map(Object.entries(options)), locale: 'en-US' };
}

function complete(
  name: string,
  focused: string,
  options: Readonly<Record<string, string>>,
): readonly string[] {
  const choices = find(name).autocomplete({ ...input(options), focused });
  expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  return choices.map(({ value }) => value);
}

describe('every command', () => {
  test('has a definition that Discord takes', () => {
    expect(validateCommands(commands.map(({ definition }) => definition))).toEqual([]);
  });

  test.each(commands.map((command) => [command.definition.name, command] as const))(
    '/%s can be installed by servers and people, and used everywhere, without a permission',
    (_, { definition }) => {
      expect(definition).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
      expect(definition).not.toHaveProperty('default_member_permissions');
    },
  );

  test('answers from the engine of the moment', () => {
    let aspects = ['cost'];
    const [, compare] = createCommands(() => createFakeEngine({ aspects }));
    aspects = ['users'];
    expect(compare?.autocomplete({ ...input({}), focused: 'aspect' })).toEqual([
      { name: 'users', value: 'users' },
    ]);
  });
});

describe('/virt', () => {
  test('answers in public', () => {
    const { message, outcome } = find('virt').run(input({ question: '  what is Xen ' }));
    expect(outcome).toBe('answered');
    expect(message.isPrivate).toBe(false);
    expect(readMessage(message)).toContain('### what is Xen\n> **Xen is a Type-1 hypervisor.**');
    expect(validateCallback(createMessageCallback(message))).toEqual([]);
  });

  test('answers in private when asked to', () => {
    expect(find('virt').run(input({ question: 'Xen', private: true })).message.isPrivate).toBe(true);
    expect(find('virt').run(input({ question: 'Xen', private: false })).message.isPrivate).toBe(false);
  });

  test('abstains in private, whatever was asked for', () => {
    const { message, outcome } = find('virt').run(input({ question: 'bananas', private: false }));
    expect(outcome).toBe('abstained');
    expect(message.isPrivate).toBe(true);
  });

  test.each([{}, { question: ' ' }, { question: 7 }])(
    'says that the question is missing in %j',
    (options) => {
      const { message, outcome } = find('virt').run(input(options));
      expect(outcome).toBe('rejected');
      expect(message.isPrivate).toBe(true);
      expect(readMessage(message)).toContain('**question**');
    },
  );

  test('offers questions while typing, and leaves out those too long for Discord', () => {
    expect(complete('virt', 'question', { question: 'W' })).toEqual(['What is Xen?', 'Who made KVM?']);
    expect(complete('virt', 'question', {})).toEqual(['What is Xen?', 'Who made KVM?']);
  });

  test('offers no more than Discord takes, each once', () => {
    const texts = Array.from({ length: 60 }, (_, index) => `Question ${Math.floor(index / 2)}?`);
    const [virt] = createCommands(() =>
      createFakeEngine({ suggest: () => texts.map((text) => ({ text, kind: 'question' })) }),
    );
    const choices = virt?.autocomplete({ ...input({ question: 'q' }), focused: 'question' }) ?? [];
    expect(new Set(choices.map(({ value }) => value)).size).toBe(25);
    expect(validateCallback(createChoicesCallback(choices))).toEqual([]);
  });
});

describe('/compare', () => {
  test('compares in public', () => {
    const { message, outcome } = find('compare').run(input({ a: 'Xen', b: 'KVM' }));
    expect(outcome).toBe('answered');
    expect(message.isPrivate).toBe(false);
    expect(readMessage(message)).toContain('### Xen and KVM');
    expect(validateCallback(createMessageCallback(message))).toEqual([]);
  });

  test('narrows to an aspect', () => {
    const { message } = find('compare').run(input({ a: 'Xen', b: 'KVM', aspect: 'cost' }));
    expect(readMessage(message)).toContain('### Xen and KVM: cost');
  });

  test('explains in private why there is nothing to compare', () => {
    const { message, outcome } = find('compare').run(input({ a: 'Xen', b: 'xen' }));
    expect(outcome).toBe('abstained');
    expect(message.isPrivate).toBe(true);
  });

  test.each([
    [{ b: 'KVM' }, 'a'],
    [{ a: 'Xen', b: '' }, 'b'],
  ])('says which name is missing in %j', (options, missing) => {
    const { message, outcome } = find('compare').run(input(options));
    expect(outcome).toBe('rejected');
    expect(readMessage(message)).toContain(`**${missing}**`);
  });

  test('offers names for both sides, without the one that is taken', () => {
    expect(complete('compare', 'a', { a: '' })).toEqual(['Xen', 'KVM', 'OpenVZ']);
    expect(complete('compare', 'b', { a: 'Xen', b: '' })).toEqual(['KVM', 'OpenVZ']);
    expect(complete('compare', 'b', { a: 'Xen', b: 'o' })).toEqual(['OpenVZ']);
  });

  test('offers the aspects that hold what is typed', () => {
    expect(complete('compare', 'aspect', { aspect: 'SEC' })).toEqual(['isolation and security']);
    expect(complete('compare', 'aspect', {})).toHaveLength(3);
  });
});
