import { describe, expect, test } from 'vitest';
import { parseInteraction } from '../../src/discord/interaction.ts';

const base = {
  id: '1',
  token: 't',
  application_id: '5',
  channel_id: '3',
  locale: 'en-US',
  authorizing_integration_owners: { 0: '2' },
};
const inServer = {
  ...base,
  guild_id: '2',
  guild_locale: 'vi',
  member: { user: { id: '7' }, permissions: '8192' },
};

describe('who acts', () => {
  test('in a server is read with place, languages and permissions', () => {
    expect(parseInteraction({ ...inServer, type: 1 })?.caller).toEqual({
      userId: '7',
      guildId: '2',
      locale: 'en',
      guildLocale: 'vi',
      permissions: 8192n,
      isUserInstallOnly: false,
    });
  });

  test('in direct messages is read, and their language counts for the place too', () => {
    const payload = { ...base, type: 1, user: { id: '7' }, locale: 'vi' };
    expect(parseInteraction(payload)?.caller).toMatchObject({
      userId: '7',
      guildId: null,
      locale: 'vi',
      guildLocale: 'vi',
      permissions: 0n,
    });
  });

  test('where only they have the bot is told apart', () => {
    const payload = { ...inServer, type: 1, authorizing_integration_owners: { 1: '7' } };
    expect(parseInteraction(payload)?.caller.isUserInstallOnly).toBe(true);
  });

  test.each([
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['vietnam', 'en'],
    [7, 'en'],
  ])('with the locale %j is spoken to in %s', (locale, spoken) => {
    expect(parseInteraction({ ...base, type: 1, locale })?.caller.locale).toBe(spoken);
  });

  test('is unknown when the payload says odd things', () => {
    const odd = { ...base, type: 1, member: 7, user: { id: {} }, guild_id: [], locale: null };
    expect(parseInteraction(odd)?.caller).toMatchObject({ userId: '0', guildId: null, permissions: 0n });
  });
});

describe('what was done', () => {
  test.each([
    ['no more than shows that it is too long for a choice', 'c'.repeat(500), 'c'.repeat(101)],
    ['all of what is shorter', '~What is Xen? ', '~What is Xen? '],
  ])('somebody was typing, of which is read %s', (_what, value, read) => {
    const data = { name: 'virt', options: [{ name: 'question', value, focused: true }] };
    const parsed = parseInteraction({ ...base, type: 4, data });
    expect(parsed?.kind === 'autocomplete' && parsed.options.get('question')).toBe(read);
  });

  test.each([
    [{ type: 18, component: { type: 4, custom_id: 'question', value: 'who?' } }],
    [{ type: 1, components: [{ type: 4, custom_id: 'question', value: 'who?' }] }],
  ])('a form was filled in, with fields as in %j', (row) => {
    const parsed = parseInteraction({ ...base, type: 5, data: { custom_id: 'x', components: [row] } });
    expect(parsed).toMatchObject({ kind: 'modal', customId: 'x', source: { id: null, question: null } });
    expect(parsed?.kind === 'modal' && [...parsed.fields]).toEqual([['question', 'who?']]);
  });

  test.each([
    { type: 3 },
    { type: 3, data: { values: ['1'] } },
    { type: 5, data: { custom_id: '' } },
    { type: 2, data: { name: 7 } },
  ])('something malformed: %j', (payload) => {
    expect(parseInteraction({ ...base, ...payload })).toMatchObject({ kind: 'other', isMalformed: true });
  });

  test('texts nested without end do no harm', () => {
    let component: object = { type: 10, id: 1000, content: '### deep' };
    for (let depth = 0; depth < 1_000; depth += 1) component = { type: 17, components: [component] };
    const data = { custom_id: 'x' };
    const message = { components: [component] };
    expect(parseInteraction({ ...base, type: 3, data, message })).toMatchObject({
      source: { question: null },
    });
  });
});
