import { InteractionType } from 'discord-api-types/v10';
import type { Answer } from './loopback/answer.ts';
import { createPayload, defaultSituation } from './loopback/interaction-payload.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { ActionOptions } from './loopback/member.ts';

/** Something a person does, by what it is called. */
export type Steps = Readonly<Record<string, (discord: LoopbackDiscord) => Promise<Answer>>>;

const question = 'what is a type-1 hypervisor';

/** What people do with the bot, however Discord delivers it. */
export const deliverySteps: Steps = {
  'ask a question': async ({ member }) => member.slash('virt', { question }),
  'ask in private': async ({ member }) => member.slash('virt', { question, private: true }),
  'ask in a direct message': async ({ member }) => member.slash('virt', { question }, { where: 'dm' }),
  'ask where only the person has the bot': async ({ member }) =>
    member.slash('virt', { question }, { where: 'unknown-guild' }),
  'ask in Vietnamese': async ({ member }) => member.slash('virt', { question }, { locale: 'vi' }),
  'ask with a misspelt word': async ({ member }) => member.slash('virt', { question: 'what is a hypervisr' }),
  'ask what the articles do not answer': async ({ member }) =>
    member.slash('virt', { question: 'how do I bake sourdough bread' }),
  'ask nothing': async ({ member }) => member.slash('virt', { question: '   ' }),
  compare: async ({ member }) => member.slash('compare', { a: 'KVM', b: 'OpenVZ' }),
  'compare one aspect': async ({ member }) =>
    member.slash('compare', { a: 'KVM', b: 'OpenVZ', aspect: 'performance' }),
  'compare with something unknown': async ({ member }) =>
    member.slash('compare', { a: 'KVM', b: 'Open Nebulae' }),
  'swap a comparison': async (discord) =>
    clickOn('swap', await discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' }), discord),
  'see more rows of a comparison': async (discord) =>
    clickOn('rows', await discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' }), discord),
  'type a question': async ({ member }) => member.type('virt', { question: 'kvm' }, 'question'),
  'type a name': async ({ member }) => member.type('compare', { a: 'hyp' }, 'a'),
  'type an aspect': async ({ member }) => member.type('compare', { aspect: 'perf' }, 'aspect'),
  'open more passages': async (discord) =>
    clickOn('more', await discord.member.slash('virt', { question }), discord),
  'begin to follow up': async (discord) =>
    clickOn('follow', await discord.member.slash('virt', { question }), discord),
  'use a command of an older version': async (discord) =>
    send(discord, InteractionType.ApplicationCommand, { id: '1', name: 'old', type: 1 }),
  'click a button that nobody knows': async (discord) =>
    send(discord, InteractionType.MessageComponent, { custom_id: 'nobody', component_type: 2 }),
  'send a command without its name': async (discord) =>
    send(discord, InteractionType.ApplicationCommand, { id: '1', type: 1 }),
};

/** Clicks the button of an action below an answer. */
export async function clickOn(
  action: string,
  answer: Answer,
  { member }: LoopbackDiscord,
  options: ActionOptions = {},
): Promise<Answer> {
  const button = new RegExp(`"custom_id":"([^"]*:${action}\\b[^"]*)"`).exec(JSON.stringify(answer.callback));
  if (button?.[1] === undefined) throw new Error(`The answer has no button for "${action}"`);
  return member.click(button[1], answer, options);
}

async function send(discord: LoopbackDiscord, type: InteractionType, data: object): Promise<Answer> {
  const { applicationId } = discord;
  const payload = createPayload(type, data, defaultSituation, { applicationId, nowMs: Date.now() });
  return discord.member.answerTo(await discord.member.dispatchRaw(payload, null));
}
