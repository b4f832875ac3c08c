import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { readPngSize } from '../picture/png-size.ts';
import { clickOn } from './delivery-steps.ts';
import type { Answer } from './loopback/answer.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { openDiscord, readLog, startOverHttp, startServing } from './scenario.ts';

const pair = { a: 'KVM', b: 'OpenVZ' };
const edit = /^PATCH \/webhooks\/.*\/messages\/@original$/;
/** As long as the bot has for a picture, on a machine however busy. */
const patience = { deadlineMs: 60_000 };

function readMessage({ message }: Answer, { interactions }: LoopbackDiscord): string {
  return JSON.stringify(interactions.messages.get(message?.id ?? ''));
}

/** The built program in a folder of its own, so that something can be missing from it. */
async function copyProgram(): Promise<string> {
  const folder = makeTemporaryFolder();
  await cp('dist', folder, { recursive: true });
  return folder;
}

function pictureLines(bot: BotProcess): readonly unknown[] {
  return readLog(bot).filter(({ msg }) => String(msg).includes('icture'));
}

describe.each(['gateway', 'http'])('over %s', (delivery) => {
  test('a comparison gets its picture when the button is pressed, in the language of who presses', async () => {
    const discord = await openDiscord();
    await (delivery === 'http' ? startOverHttp(discord) : startServing(discord));
    const compared = await discord.member.slash('compare', pair);
    expect(compared.text).toContain('### KVM and OpenVZ');

    const waiting = await clickOn('picture', compared, discord, { locale: 'vi' });
    expect(waiting.isPrivate).toBe(true);
    const { files, body } = await discord.rest.waitForRequest(edit, patience);
    expect(files.map(({ name }) => name)).toEqual(['comparison.png']);
    const png = files[0]?.bytes ?? new Uint8Array();
    expect(readPngSize(png)[0]).toBe(1200);
    expect(png.length).toBeLessThanOrEqual(150_000);
    const description = expect.stringMatching(/^KVM và OpenVZ\n[^]*Nói chung – KVM: “/);
    expect(body).toMatchObject({ attachments: [{ description }] });
    expect(readMessage(waiting, discord)).toContain('"url":"attachment://comparison.png"');
  });
});

describe('a picture', () => {
  test('is not offered where pictures are switched off', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { PICTURES: 'off' });
    expect(JSON.stringify((await discord.member.slash('compare', pair)).callback)).not.toContain(':picture');
    expect(pictureLines(bot)).toEqual([]);
  });

  test('is said to be missing, where the process that draws breaks', async () => {
    const program = await copyProgram();
    await writeFile(path.join(program, 'fonts', 'noto-sans.bin'), 'broken');
    const discord = await openDiscord();
    const bot = await startServing(discord, {}, path.join(program, 'cli.js'));
    const waiting = await clickOn('picture', await discord.member.slash('compare', pair), discord);
    await discord.rest.waitForRequest(edit, patience);
    expect(readMessage(waiting, discord)).toContain('The picture could not be drawn');
    await bot.stop();
    expect(pictureLines(bot)).toMatchObject([{ level: 'warn' }]);
  });
});
