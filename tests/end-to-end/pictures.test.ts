import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { readPngSize } from '../picture/png-size.ts';
import type { Answer } from './loopback/answer.ts';
import { flattenComponents } from './loopback/components.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { RecordedRequest } from './loopback/rest-server.ts';
import { clickOn } from './delivery-steps.ts';
import { openDiscord, readLog, startOverHttp, startServing, waitForLog } from './scenario.ts';

type Environment = Readonly<Record<string, string>>;

const pair = { a: 'KVM', b: 'OpenVZ' };
const notDrawn = 'A picture could not be drawn.*';
const edit = /^PATCH \/webhooks\/.*\/messages\/@original$/;

const deliveries = {
  gateway: async (discord: LoopbackDiscord, env?: Environment) => startServing(discord, env),
  http: async (discord: LoopbackDiscord, env?: Environment) => (await startOverHttp(discord, env)).bot,
};

/** The edit that brings a message its picture: the first, unless `count` says otherwise. */
async function waitForPicture(discord: LoopbackDiscord, count = 1): Promise<RecordedRequest> {
  return discord.rest.waitForRequest(edit, { count });
}

function countEdits(discord: LoopbackDiscord): number {
  return discord.rest.requests.entries.filter(({ route }) => edit.test(route)).length;
}

/** What stands in the message of an answer by now, with its files. */
function readMessage({ message }: Answer, { interactions }: LoopbackDiscord) {
  const latest = interactions.messages.get(message?.id ?? '');
  if (latest === undefined) throw new Error('The message is gone');
  return { text: JSON.stringify(latest), files: latest.attachments.map(({ filename }) => filename) };
}

/** The built program in a folder of its own, so that something can be missing from it. */
async function copyProgram(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-dist-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await cp('dist', folder, { recursive: true });
  return folder;
}

function pictureLines(bot: BotProcess): readonly unknown[] {
  return readLog(bot).filter(({ msg }) => String(msg).includes('icture'));
}

describe.each(['gateway', 'http'] as const)('over %s', (delivery) => {
  test.each(['components', 'embed'])(
    'a comparison is answered at once, and gets its picture, as %s',
    async (style) => {
      const discord = await openDiscord();
      await deliveries[delivery](discord, { REPLY_STYLE: style });
      const answer = await discord.member.slash('compare', pair);
      expect(answer.text).toContain('### KVM and OpenVZ');
      expect(JSON.stringify(answer.callback)).not.toContain('attachment://');

      const { files, body, status } = await waitForPicture(discord);
      expect({ status, names: files.map(({ name }) => name) }).toEqual({
        status: 200,
        names: ['comparison.png'],
      });
      const png = files[0]?.bytes ?? new Uint8Array();
      expect(readPngSize(png)[0]).toBe(1100);
      expect(png.length).toBeLessThanOrEqual(150_000);
      expect(body).toMatchObject({
        attachments: [{ description: expect.stringMatching(/^KVM and OpenVZ\n[^]*Performance/) }],
      });
      const { text, files: kept } = readMessage(answer, discord);
      expect(text).toContain('"url":"attachment://comparison.png"');
      expect(text).toContain('### KVM and OpenVZ');
      expect(kept).toEqual(['comparison.png']);
    },
  );
});

describe('pictures', () => {
  test('come with “Compare with…”, in the language of who asks, and with what is shared of it', async () => {
    const discord = await openDiscord();
    await startServing(discord);
    const asked = await discord.member.slash('virt', { question: 'What is Xen?' });
    const menu = flattenComponents(asked.message?.components ?? []).find(({ custom_id: id }) =>
      id?.includes(':compare-with:'),
    );
    const kvm = menu?.options?.find(({ label }) => label === 'KVM')?.value ?? '';
    const where = { locale: 'vi', guildLocale: 'en-US' };
    const compared = await discord.member.select(menu?.custom_id ?? '', asked, [kvm], where);
    expect(compared.isPrivate).toBe(true);
    const { body } = await waitForPicture(discord);
    expect(body).toMatchObject({
      attachments: [{ description: expect.stringMatching(/^Xen và KVM\n[^]* – /) }],
    });

    await clickOn('share-pair', compared, discord, where);
    const posted = await discord.rest.waitForRequest(/^POST \/webhooks/);
    expect(posted.files.map(({ name }) => name)).toEqual(['comparison.png']);
    expect(posted.body).toMatchObject({
      attachments: [{ description: expect.stringMatching(/^Xen and KVM\n[^]* – /) }],
    });
  });

  test('can be switched off', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { PICTURES: 'off' });
    await discord.member.slash('compare', pair);
    expect((await discord.member.slash('compare', pair)).message?.attachments).toEqual([]);
    await bot.stop();
    expect(countEdits(discord)).toBe(0);
    expect(pictureLines(bot)).toEqual([]);
  });
});

describe('a picture that cannot be drawn leaves the text alone', () => {
  test('and one line in the log, where what draws it was not built', async () => {
    const program = await copyProgram();
    await rm(path.join(program, 'assets'), { recursive: true });
    const discord = await openDiscord();
    const bot = await startServing(discord, {}, path.join(program, 'cli.js'));
    for (const b of ['OpenVZ', 'Xen']) {
      const { text, message } = await discord.member.slash('compare', { a: 'KVM', b });
      expect(text).toContain(`### KVM and ${b}`);
      expect(message?.attachments).toEqual([]);
    }
    await bot.stop();
    expect(countEdits(discord)).toBe(0);
    expect(pictureLines(bot)).toMatchObject([
      {
        level: 'warn',
        msg: expect.stringContaining('npm run build'),
        assetsFolder: path.join(program, 'assets'),
      },
    ]);
  });

  test('and a line in the log, where the process that draws breaks', async () => {
    const program = await copyProgram();
    await writeFile(path.join(program, 'assets', 'resvg.wasm'), 'broken');
    const discord = await openDiscord();
    const bot = await startServing(discord, {}, path.join(program, 'cli.js'));
    expect((await discord.member.slash('compare', pair)).text).toContain('### KVM and OpenVZ');
    expect(await waitForLog(bot, notDrawn)).toMatchObject({ level: 'warn' });
    expect((await discord.member.slash('compare', { a: 'KVM', b: 'Xen' })).text).toContain('### KVM and Xen');
    await bot.stop();
    expect(countEdits(discord)).toBe(0);
    expect(pictureLines(bot).length).toBeGreaterThan(0);
  });

  test('and nothing else, where the message has been deleted meanwhile', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord);
    discord.faults.next(1, edit, { kind: 'error', status: 404, code: 10_008 });
    await discord.member.slash('compare', pair);
    expect(await waitForPicture(discord)).toMatchObject({ status: 404 });
    await bot.stop();
    expect(readLog(bot).filter(({ level }) => level === 'error')).toEqual([]);
  });
});
