import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { toInvalidFormBody } from './loopback/problem.ts';
import {
  validateCallback,
  validateCommands,
  validateEdit,
  validateFollowUp,
  validateMessage,
} from './loopback/validate.ts';

const option = (extra: object = {}) => ({
  type: OptionType.String,
  name: 'question',
  description: 'What',
  ...extra,
});
const command = (extra: object = {}) => ({ name: 'virt', description: 'Ask', ...extra });
const button = (extra: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  custom_id: 'more',
  label: 'More',
  ...extra,
});
const link = (extra: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url: 'https://example.org',
  label: 'Open',
  ...extra,
});
const select = (extra: object = {}) => ({
  type: ComponentType.StringSelect,
  custom_id: 'pick',
  options: [{ label: 'KVM', value: 'kvm' }],
  ...extra,
});
const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
const text = (content = 'Hello') => ({ type: ComponentType.TextDisplay, content });
const container = (...components: object[]) => ({ type: ComponentType.Container, components });
const section = (extra: object = {}) => ({
  type: ComponentType.Section,
  components: [text()],
  accessory: button(),
  ...extra,
});
const v2 = (...components: object[]) => ({ flags: MessageFlags.IsComponentsV2, components });
const shownV2 = { flags: MessageFlags.IsComponentsV2, components: [text()] };
const reply = (data?: object) => ({ type: 4, data });
const choices = (...list: object[]) => ({ type: 8, data: { choices: list } });
const input = (id: string) =>
  row({ type: ComponentType.TextInput, style: 1, custom_id: id, label: 'Question' });
const modal = (...components: object[]) => ({
  type: 9,
  data: { custom_id: 'ask', title: 'Ask', components },
});
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => make(i));
const longText = (length: number) => 'x'.repeat(length);

describe('good payloads pass', () => {
  const goodCommands: Record<string, object[]> = {
    'an empty set': [],
    'a slash command': [
      command({ options: [option({ required: true }), option({ name: 'private', type: 5 })] }),
    ],
    'a Vietnamese name': [command({ name: 'hỏi', name_localizations: { vi: 'hỏi-bài' } })],
    'permissions as a string': [
      command({ default_member_permissions: '8', contexts: [0, 1], integration_types: [0, 1] }),
    ],
    'a menu command of the same name': [command(), { name: 'virt', type: ApplicationCommandType.Message }],
    'a menu command with spaces': [
      { name: 'Ask the article', type: ApplicationCommandType.Message, description: '' },
    ],
    autocomplete: [command({ options: [option({ autocomplete: true, max_length: 200 })] })],
    subcommands: [command({ options: [{ type: 1, name: 'ask', description: 'x', options: [option()] }] })],
    '100 commands': times(100, (index) => command({ name: `c${index}` })),
  };
  test.each(Object.entries(goodCommands))('commands: %s', (_title, body) => {
    expect(validateCommands(body)).toEqual([]);
  });

  const goodCallbacks: Record<string, object> = {
    pong: { type: 1 },
    'a plain reply as discord.js sends it': reply({ content: 'Hi', tts: false, enforce_nonce: false }),
    'a private reply': reply({ content: 'Hi', flags: MessageFlags.Ephemeral }),
    'an embed': reply({ embeds: [{ title: 'KVM', description: 'x', fields: [{ name: 'a', value: 'b' }] }] }),
    'buttons and a select': reply({ content: 'Hi', components: [row(button(), link()), row(select())] }),
    'Components V2': reply(v2(container(text(), section(), row(button({ custom_id: 'b' }))), text())),
    'exactly 4000 characters and 40 components': reply(
      v2(...times(39, () => text(longText(100))), text(longText(100))),
    ),
    'silenced mentions': reply({ content: 'Hi', allowed_mentions: { parse: [] } }),
    'a deferred private reply': { type: 5, data: { flags: MessageFlags.Ephemeral } },
    'a deferred update': { type: 6 },
    'an update': { type: 7, data: { content: 'New' } },
    'no choices': choices(),
    '25 choices': choices(...times(25, (index) => ({ name: `c${index}`, value: longText(100) }))),
    'a modal': modal(input('question')),
  };
  test.each(Object.entries(goodCallbacks))('callbacks: %s', (_title, body) => {
    expect(validateCallback(body)).toEqual([]);
  });

  test('edits and follow-ups', () => {
    expect(validateEdit(v2(text()), { previous: {} })).toEqual([]);
    expect(validateEdit({ components: [text('New')] }, { previous: shownV2 })).toEqual([]);
    expect(validateFollowUp({ content: 'Hi', flags: MessageFlags.Ephemeral })).toEqual([]);
    expect(validateFollowUp({}, { hasFiles: true })).toEqual([]);
    expect(
      validateMessage({ content: 'Hi', message_reference: { message_id: '100000000000000001' } }),
    ).toEqual([]);
  });
});

describe('bad commands are refused with their path', () => {
  const bad: Record<string, [path: string, commands: object[]]> = {
    'no description': ['0.description', [command({ description: undefined })]],
    'empty description': ['0.description', [command({ description: '' })]],
    'upper case': ['0.name', [command({ name: 'Virt' })]],
    'space in the name': ['0.name', [command({ name: 'vi rt' })]],
    'upper case in a translation': [
      '0.name_localizations.vi',
      [command({ name_localizations: { vi: 'Hỏi' } })],
    ],
    'upper case option': ['0.options.0.name', [command({ options: [option({ name: 'Question' })] })]],
    'option twice': ['0.options.1.name', [command({ options: [option(), option()] })]],
    'command twice': ['1.name', [command(), command()]],
    'required after optional': [
      '0.options.1',
      [command({ options: [option(), option({ name: 'b', required: true })] })],
    ],
    'choices and autocomplete': [
      '0.options.0.autocomplete',
      [command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    ],
    'autocomplete on a boolean': [
      '0.options.0.autocomplete',
      [command({ options: [option({ type: 5, autocomplete: true })] })],
    ],
    'choice value of 101': [
      '0.options.0.choices.0.value',
      [command({ options: [option({ choices: [{ name: 'a', value: longText(101) }] })] })],
    ],
    'choice name twice': [
      '0.options.0.choices.1.name',
      [
        command({
          options: [
            option({
              choices: [
                { name: 'a', value: 'a' },
                { name: 'a', value: 'b' },
              ],
            }),
          ],
        }),
      ],
    ],
    '26 choices': [
      '0.options.0.choices',
      [command({ options: [option({ choices: times(26, (i) => ({ name: `${i}`, value: `${i}` })) })] })],
    ],
    '101 commands': ['', times(101, (index) => command({ name: `c${index}` }))],
    '16 message commands': [
      '',
      times(16, (index) => ({ name: `c${index}`, type: ApplicationCommandType.Message })),
    ],
    'user command with description': ['0.description', [command({ type: ApplicationCommandType.User })]],
    'message command with options': ['0.options', [{ name: 'a', type: 3, options: [option()] }]],
    'subcommand beside an option': [
      '0.options',
      [command({ options: [{ type: 1, name: 'ask', description: 'x' }, option()] })],
    ],
    'unknown locale': [
      '0.description_localizations.xx',
      [command({ description_localizations: { xx: 'x' } })],
    ],
    'min above max': [
      '0.options.0.min_value',
      [command({ options: [option({ type: 4, min_value: 2, max_value: 1 })] })],
    ],
    'min length above max': [
      '0.options.0.min_length',
      [command({ options: [option({ min_length: 2, max_length: 1 })] })],
    ],
    'over 8000 characters': [
      '0',
      [
        command({
          options: [
            option({
              choices: times(25, (i) => ({
                name: longText(98) + String(i + 10),
                value: longText(98) + String(i + 10),
              })),
            }),
            ...times(24, (i) => option({ name: longText(30) + String(i + 10), description: longText(100) })),
          ],
        }),
      ],
    ],
    'description of 101': ['0.description', [command({ description: longText(101) })]],
    'option without description': [
      '0.options.0.description',
      [command({ options: [option({ description: undefined })] })],
    ],
  };
  test.each(Object.entries(bad))('%s', (_title, [path, body]) => {
    expect(validateCommands(body).map((problem) => problem.path)).toContain(path);
  });
});

describe('bad callbacks are refused with their path', () => {
  const embed = (length: number) => ({ description: longText(length) });
  const bad: Record<string, [path: string, callback: object]> = {
    'unknown type': ['type', { type: 99 }],
    'reply without data': ['data', reply()],
    'empty message': ['data.content', reply({ content: ' ' })],
    'content of 2001': ['data.content', reply({ content: longText(2001) })],
    '6000 over all embeds': ['data.embeds', reply({ embeds: [embed(4000), embed(2001)] })],
    'empty embed': ['data.embeds.0', reply({ embeds: [{}] })],
    'script in an embed': [
      'data.embeds.0.url',
      reply({ embeds: [{ title: 'x', url: 'javascript:alert(1)' }] }),
    ],
    'users parsed and listed': [
      'data.allowed_mentions.users',
      reply({ content: 'x', allowed_mentions: { parse: ['users'], users: ['100000000000000001'] } }),
    ],
    'unknown flag': ['data.flags', reply({ content: 'x', flags: 1 << 5 })],
    'button without custom id': [
      'data.components.0.components.0.custom_id',
      reply({ content: 'x', components: [row(button({ custom_id: undefined }))] }),
    ],
    'button without a face': [
      'data.components.0.components.0.label',
      reply({ content: 'x', components: [row(button({ label: undefined }))] }),
    ],
    'link with custom id': [
      'data.components.0.components.0.custom_id',
      reply({ content: 'x', components: [row(link({ custom_id: 'a' }))] }),
    ],
    'link without url': [
      'data.components.0.components.0.url',
      reply({ content: 'x', components: [row(link({ url: undefined }))] }),
    ],
    'script in a link': [
      'data.components.0.components.0.url',
      reply({ content: 'x', components: [row(link({ url: 'javascript:alert(1)' }))] }),
    ],
    'custom id of 101': [
      'data.components.0.components.0.custom_id',
      reply({ content: 'x', components: [row(button({ custom_id: longText(101) }))] }),
    ],
    '6 rows': [
      'data.components',
      reply({ content: 'x', components: times(6, (i) => row(button({ custom_id: `${i}` }))) }),
    ],
    '6 buttons in a row': [
      'data.components.0.components',
      reply({ content: 'x', components: [row(...times(6, (i) => button({ custom_id: `${i}` })))] }),
    ],
    'custom id twice': [
      'data.components.1.components.0.custom_id',
      reply({ content: 'x', components: [row(button()), row(button())] }),
    ],
    'select beside a button': [
      'data.components.0.components',
      reply({ content: 'x', components: [row(select(), button())] }),
    ],
    'select value twice': [
      'data.components.0.components.0.options',
      reply({
        content: 'x',
        components: [row(select({ options: times(2, () => ({ label: 'a', value: 'a' })) }))],
      }),
    ],
    'select of more than there is': [
      'data.components.0.components.0.max_values',
      reply({ content: 'x', components: [row(select({ max_values: 2 }))] }),
    ],
    'V2 component without the flag': [
      'data.components.0.type',
      reply({ content: 'x', components: [text()] }),
    ],
    'V2 with content': ['data.content', reply({ ...v2(text()), content: 'x' })],
    'V2 with embeds': ['data.embeds', reply({ ...v2(text()), embeds: [{ title: 'x' }] })],
    'V2 of 4001 characters over several texts': [
      'data.components',
      reply(v2(container(text(longText(2000))), text(longText(2001)))),
    ],
    'V2 of 41 nested components': ['data.components', reply(v2(container(...times(40, () => text('x')))))],
    'section without accessory': [
      'data.components.0.accessory',
      reply(v2(section({ accessory: undefined }))),
    ],
    'section of 4 texts': [
      'data.components.0.components',
      reply(v2(section({ components: times(4, () => text()) }))),
    ],
    'text without content': ['data.components.0.content', reply(v2({ type: ComponentType.TextDisplay }))],
    'deferral with V2': ['data.flags', { type: 5, data: { flags: MessageFlags.IsComponentsV2 } }],
    'deferral with content': ['data.content', { type: 5, data: { content: 'x' } }],
    'update without data': ['data', { type: 7 }],
    'no choices key': ['data.choices', { type: 8, data: {} }],
    'autocomplete without data': ['data', { type: 8 }],
    '26 choices': ['data.choices', choices(...times(26, (i) => ({ name: `${i}`, value: `${i}` })))],
    'choice value of 101': ['data.choices.0.value', choices({ name: 'a', value: longText(101) })],
    'choice name of 101': ['data.choices.0.name', choices({ name: longText(101), value: 'a' })],
    'modal with 6 rows': ['data.components', modal(...times(6, (index) => input(`${index}`)))],
    'modal field twice': ['data.components.1.components.0.custom_id', modal(input('a'), input('a'))],
    'modal title of 46': [
      'data.title',
      { type: 9, data: { custom_id: 'a', title: longText(46), components: [input('a')] } },
    ],
  };
  test.each(Object.entries(bad))('%s', (_title, [path, body]) => {
    expect(validateCallback(body).map((problem) => problem.path)).toContain(path);
  });

  test('an integer option takes only integers', () => {
    const surroundings = { focusedType: OptionType.Integer };
    expect(validateCallback(choices({ name: 'a', value: 'a' }), surroundings)).toMatchObject([
      { path: 'data.choices.0.value' },
    ]);
    expect(validateCallback(choices({ name: 'a', value: 1 }), surroundings)).toEqual([]);
  });
});

describe('edits keep what Discord keeps', () => {
  test('the V2 flag cannot be removed', () => {
    const problems = validateEdit({ flags: 0, components: [text()] }, { previous: shownV2 });
    expect(problems).toEqual([{ path: 'flags', message: 'the Components V2 flag cannot be removed' }]);
  });

  test('a public message cannot become private', () => {
    const problems = validateEdit({ flags: MessageFlags.Ephemeral }, { previous: { content: 'x' } });
    expect(problems.map(({ path }) => path)).toEqual(['flags']);
  });

  test('content stays in the way of V2 until it is taken away', () => {
    const previous = { content: 'x' };
    expect(validateEdit(v2(text()), { previous }).map(({ path }) => path)).toEqual(['content']);
    expect(validateEdit({ ...v2(text()), content: null }, { previous })).toEqual([]);
  });
});

test('problems become the nested body of a 50035', () => {
  const problems = validateCallback(
    reply({ content: 'x', components: [row(button({ custom_id: undefined }))] }),
  );
  const message = 'required on a button of style 1';
  const leaf = { custom_id: { _errors: [{ code: 'LOOPBACK_RULE', message }] } };
  expect(toInvalidFormBody(problems)).toEqual({
    code: 50_035,
    message: 'Invalid Form Body',
    errors: { data: { components: { 0: { components: { 0: leaf } } } } },
  });
});
