import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { readPngSize } from '../picture/png-size.ts';
import type { Answer } from './loopback/answer.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { RecordedRequest } from './loopback/rest-server.ts';
import { clickOn } from './delivery-steps.ts';
import { openDiscord, readLog, startOverHttp, startServing } from './scenario.ts';

type Environment = Readonly<Record<string, string>>;

const pair = { a: 'KVM', b: 'OpenVZ' };
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
  test('a comparison gets its picture when the button is pressed, in the language of who presses', async () => {
    const discord = await openDiscord();
    await deliveries[delivery](discord);
    const compared = await discord.member.slash('compare', pair);
    expect(compared.text).toContain('### KVM and OpenVZ');
    expect(countEdits(discord)).toBe(0);

    const waiting = await clickOn('picture', compared, discord, { locale: 'vi' });
    expect(waiting.isPrivate).toBe(true);
    const { files, body } = await waitForPicture(discord);
    expect(files.map(({ name }) => name)).toEqual(['comparison.png']);
    const png = files[0]?.bytes ?? new Uint8Array();
    expect(readPngSize(png)[0]).toBe(1100);
    expect(png.length).toBeLessThanOrEqual(150_000);
    expect(body).toMatchObject({
      attachments: [{ description: expect.stringMatching(/^KVM và OpenVZ\n[^]*Nói chung – KVM: “/) }],
    });
    expect(readMessage(waiting, discord).text).toContain('"url":"attachment://comparison.png"');
  });
});

describe('pictures', () => {
  test('can be switched off', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { PICTURES: 'off' });
    expect(JSON.stringify((await discord.member.slash('compare', pair)).callback)).not.toContain(':picture');
    await bot.stop();
    expect(pictureLines(bot)).toEqual([]);
  });
});

describe('a picture that cannot be drawn', () => {
  test('is not offered, and costs one line in the log, where what draws it was not built', async () => {
    const program = await copyProgram();
    await rm(path.join(program, 'assets'), { recursive: true });
    const discord = await openDiscord();
    const bot = await startServing(discord, {}, path.join(program, 'cli.js'));
    expect(JSON.stringify((await discord.member.slash('compare', pair)).callback)).not.toContain(':picture');
    await bot.stop();
    expect(pictureLines(bot)).toMatchObject([
      {
        level: 'warn',
        msg: expect.stringContaining('npm run build'),
        assetsFolder: path.join(program, 'assets'),
      },
    ]);
  });

  test('is said to be missing, where the process that draws breaks', async () => {
    const program = await copyProgram();
    await writeFile(path.join(program, 'assets', 'resvg.wasm'), 'broken');
    const discord = await openDiscord();
    const bot = await startServing(discord, {}, path.join(program, 'cli.js'));
    const waiting = await clickOn('picture', await discord.member.slash('compare', pair), discord);
    await waitForPicture(discord);
    expect(readMessage(waiting, discord).text).toContain('The picture could not be drawn');
    await bot.stop();
    expect(pictureLines(bot)).toMatchObject([{ level: 'warn' }]);
  });
});
