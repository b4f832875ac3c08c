import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ActionOptions } from './loopback/member.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { allArticles, openDiscord, shareBot, startServing } from './scenario.ts';

type Picks = readonly { readonly name: string; readonly value: string }[];

const articleFolder = path.resolve('../shared/article');

// The loopback Discord checks every choice against the published schema and the rules beyond it.
const { discord } = await shareBot({ CORPUS_DIR: allArticles });

/** What is offered for a text in an option, which is never nothing, nor anything twice. */
async function type(
  command: string,
  values: Readonly<Record<string, string>>,
  focused: string,
  { on = discord, ...options }: ActionOptions & { readonly on?: LoopbackDiscord } = {},
): Promise<Picks> {
  const typeOnce = async () => (await on.member.type(command, values, focused, options)).choices;
  const first = await typeOnce();
  // On a busy machine an answer may take longer than the bot waits for Discord to have it: nothing is offered instead.
  const choices = first.length > 0 ? first : await typeOnce();
  const picks = choices.map(({ name, value }) => ({ name, value: String(value) }));
  expect(picks.length).toBeGreaterThan(0);
  expect(new Set(picks.map(({ name }) => name)).size).toBe(picks.length);
  expect(new Set(picks.map(({ value }) => value)).size).toBe(picks.length);
  return picks;
}

async function typeQuestion(question: string, on = discord): Promise<Picks> {
  return type('virt', { question }, 'question', { on });
}

/** From which letter on a choice is among the first three, and stays there. */
async function letterOf(wanted: string, typed: string): Promise<number> {
  let since = 0;
  for (let length = 1; length <= typed.length; length += 1) {
    const picks = await typeQuestion(typed.slice(0, length));
    const isEarly = picks.slice(0, 3).some(({ name }) => name.endsWith(` ${wanted}`));
    if (!isEarly) since = length + 1;
  }
  return since;
}

function pick(picks: Picks, text: string): string {
  const found = picks.find(({ name }) => name.includes(text));
  if (found === undefined) throw new Error(`${text} is not among ${JSON.stringify(picks)}`);
  return found.value;
}

describe('a question typed letter by letter', () => {
  test.each([
    ['Who uses KVM?', 'who uses kvm', 'who uses kv'],
    ['What is a Type-1 hypervisor?', 'what is a type-1 hypervisor', 'what is a type-1'],
    ['What is OpenVZ?', 'what is openvz', 'what is op'],
    // "hyperv" is Hyper-V.
    ['Hypervisor', 'hypervisor', 'hypervi'],
    ['Docker', 'dcoker', 'dcoker'],
    ['What is KVM?', 'waht is kvm', 'waht is kvm'],
    ['Hypervisor', 'hypevisor', 'hypevi'],
  ])('%s comes up by "%s" no later than "%s"', async (wanted, typed, start) => {
    expect(await letterOf(wanted, typed)).toBeLessThanOrEqual(start.length);
  });

  test('is suggested before the first letter: questions, and subjects beside them', async () => {
    const names = (await typeQuestion('')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['💡 What is KVM?', '💡 KVM', '💡 Xen']));
    expect(names).toHaveLength(25);
  });

  test('is marked by why it is offered', async () => {
    expect(pick(await typeQuestion('who uses'), '✅ Who uses Xen')).toMatch(/^~/);
    expect(pick(await typeQuestion('xen'), '🔑 Who uses Xen')).toMatch(/^~/);
    expect(pick(await typeQuestion('overselling'), '· in the text')).toMatch(/^~/);
    expect(pick(await typeQuestion('vmm'), '✅ VMM = Hypervisor')).toMatch(/^~/);
    expect(pick(await typeQuestion('qqqq xxyy'), 'Ask: qqqq xxyy')).toBe('qqqq xxyy');
    const long = 'qq xx '.repeat(15).trim();
    expect(pick(await typeQuestion(long), 'Ask: qq xx')).toBe(long);
    const names = (await typeQuestion(`${long} ${long}`)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Ask:'))).toEqual([]);
  });

  test('has Vietnamese hints', async () => {
    const vietnamese = { locale: 'vi' };
    const said = await type('virt', { question: 'overselling' }, 'question', vietnamese);
    expect(pick(said, '· trong nội dung')).toMatch(/^~/);
    const unknown = await type('virt', { question: 'zzzz' }, 'question', vietnamese);
    expect(pick(unknown, 'Hỏi: zzzz')).toBe('zzzz');
  });
});

test('a comparison is offered what goes with its first name, never that name, and aspects that the pair has', async () => {
  const a = pick(await type('compare', { a: 'kv' }, 'a'), 'KVM');
  for (const b of ['', 'op', 'oepn', 'kvm', 'kernel-based']) {
    const picks = await type('compare', { a, b }, 'b');
    expect(picks.map(({ value }) => value)).not.toContain(a);
    if (b === '') expect(picks[0]?.name).toBe('💡 Xen');
  }
  const narrowed = await type('compare', { a, b: 'OpenVZ', aspect: 'perf' }, 'aspect');
  expect(narrowed).toEqual([{ name: 'performance', value: 'performance' }]);
});

test.skipIf(!existsSync(articleFolder))(
  'an article without a lexicon (in ../shared) is completed',
  async () => {
    const on = await openDiscord();
    await startServing(on, { CORPUS_DIR: articleFolder });
    for (const typed of ['', 'w', 'what is k', 'hypevi', 'zzzz']) await typeQuestion(typed, on);
    expect((await typeQuestion('what is kvm', on))[0]?.name).toBe('✅ What is KVM?');
    expect((await type('compare', { a: 'KVM', b: 'ope' }, 'b', { on }))[0]?.name).toContain('Open');
  },
);
