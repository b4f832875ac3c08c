import { expect, onTestFinished, test } from 'vitest';
import type { ApiMessage } from '../../src/preview/api-message.ts';
import type { StateView } from '../../src/preview/view.ts';
import { startBot } from '../helpers/bot-process.ts';
import { readJson } from './stand-in.ts';

/** A person at the preview of the built bot, who says something and sees what comes of it. */
async function open(env: Readonly<Record<string, string>> = {}) {
  const bot = startBot({ env: { PORT: '0', ...env } });
  onTestFinished(async () => {
    await bot.stop();
  });
  const line = await bot.waitForLine(/Try the bot in a browser/);
  const address = /http:\S+/.exec(line)?.[0] ?? '';
  const read = async (): Promise<StateView> =>
    readJson<StateView>(await fetch(new URL('preview/state', address)));
  const { channels, bot: author } = await read();
  return {
    mention: `<@${author.id}>`,
    /** The last message in the channel, once the bot has done what it does. */
    say: async (kind: 'server' | 'direct', content: string): Promise<ApiMessage | undefined> => {
      const channelId = channels.find((channel) => channel.kind === kind)?.id;
      const languages = { locale: 'en-US', guildLocale: 'en-US' };
      const body = JSON.stringify({ channelId, content, replyTo: null, ...languages });
      const headers = { 'content-type': 'application/json' };
      await fetch(new URL('preview/message', address), { method: 'POST', headers, body });
      return (await read()).messages.findLast((message) => message.channel_id === channelId);
    },
  };
}

test('in the preview, mentions are answered, and direct messages with what follows on them', async () => {
  const { say, mention } = await open();
  const reply = await say('server', `${mention} what is KVM?`);
  expect(reply).toMatchObject({ author: { bot: true }, flags: expect.any(Number) });
  expect(reply?.referenced_message?.content).toBe(`${mention} what is KVM?`);
  expect(JSON.stringify(reply?.components)).toContain('### what is KVM?');
  await say('direct', 'What is OpenVZ?');
  expect(JSON.stringify((await say('direct', 'who made it?'))?.components)).toMatch(/### [^"]*OpenVZ/);
  expect(await say('server', 'what is KVM?')).toMatchObject({ author: { bot: false } });
});

test('in the preview of a bot that does not chat, nobody answers', async () => {
  const { say, mention } = await open({ CHAT: 'off' });
  expect(await say('server', `${mention} what is KVM?`)).toMatchObject({ author: { bot: false } });
  expect(await say('direct', 'what is KVM?')).toMatchObject({ author: { bot: false } });
});
