import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChatMessage } from '../../src/discord/message-payload.ts';

const botId = '800000000000000001';
const bot = { id: botId, username: 'virtbot', bot: true };
const mentioning = {
  id: '1001',
  type: 0,
  channel_id: '2',
  guild_id: '3',
  author: { id: '4', username: 'ada' },
  content: `<@${botId}> what is KVM?`,
  mentions: [bot],
  mention_everyone: false,
};
const { guild_id: _, ...rest } = mentioning;
const direct = { ...rest, content: 'what is KVM?', mentions: [] };

describe('a message', () => {
  test('brings along all that people see of it: forwards, embeds, components, polls', () => {
    const parts = {
      embeds: [{ title: 'two', description: 'three' }],
      components: [{ type: 17, components: [{ type: 10, content: 'four' }] }],
      poll: { question: { text: 'five' } },
      message_snapshots: [{ message: { content: 'six' } }],
    };
    const text = parseChatMessage({ ...direct, content: 'one', ...parts }, botId)?.text;
    expect(text?.split('\n').toSorted()).toEqual(['five', 'four', 'one', 'six', 'three', 'two']);
  });

  test('that mentions another bot besides is for both', () => {
    const other = { id: '800000000000000009', bot: true };
    const toBoth = { ...mentioning, mentions: [other, bot] };
    expect([botId, other.id].map((id) => parseChatMessage(toBoth, id)?.id)).toEqual(['1001', '1001']);
  });

  test('that replies to the bot brings along what it replies to', () => {
    const referenced = {
      author: bot,
      flags: 32_768,
      components: [{ type: 17, components: [{ type: 10, id: 1000, content: '### what is Xen?' }] }],
    };
    const reply = { ...mentioning, type: 19, content: 'who made it?', referenced_message: referenced };
    expect(parseChatMessage(reply, botId)?.repliesTo).toMatchObject({ question: 'what is Xen?' });
    const toSomebodyElse = { ...reply, referenced_message: { ...referenced, author: { id: '5' } } };
    expect(parseChatMessage(toSomebodyElse, botId)?.repliesTo).toBeNull();
  });

  test('whose text Discord keeps back says so, which an empty direct message does not', () => {
    expect(parseChatMessage({ ...mentioning, content: '' }, botId)?.isHidden).toBe(true);
    expect(parseChatMessage({ ...direct, content: '' }, botId)?.isHidden).toBe(false);
  });

  test.each([
    ['of a bot', { author: { id: '4', bot: true } }],
    ['of the system', { author: { id: '4', system: true } }],
    ['of a webhook', { webhook_id: '9' }],
    ['of the bot itself', { author: { id: botId } }],
    ['for everybody', { mention_everyone: true }],
    ['for a role', { mentions: [], mention_roles: [botId], content: `<@&${botId}>` }],
    ['for somebody else', { mentions: [{ id: '5' }] }],
    ['that announces something', { type: 7 }],
    ['that answers a command', { type: 20 }],
    ['without an author', { author: undefined }],
    ['with an id that is none', { id: 'x' }],
  ])('%s is not for it', (_what, parts) => {
    expect(parseChatMessage({ ...mentioning, ...parts }, botId)).toBeNull();
  });

  test('with odd fields that are not needed is read all the same', () => {
    const odd = { ...mentioning, mentions: [null, 7, bot], embeds: 'x', referenced_message: 7, content: 7 };
    expect(parseChatMessage(odd, botId)).toMatchObject({ text: '', repliesTo: null });
  });

  test('of any shape is read or ignored, and never throws', () => {
    const anything = fc.anything();
    const odd = fc.record({ author: anything, mentions: anything, referenced_message: anything });
    const message = odd.map((parts) => ({ ...mentioning, ...parts }));
    fc.assert(
      fc.property(fc.oneof(anything, message), (payload) => {
        parseChatMessage(payload, botId);
      }),
    );
  });
});
