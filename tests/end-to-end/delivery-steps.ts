import { InteractionType } from 'discord-api-types/v10';
import type { Answer } from './loopback/answer.ts';
import { type Component, flattenComponents } from './loopback/components.ts';
import { createPayload, defaultSituation } from './loopback/interaction-payload.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { ActionOptions } from './loopback/member.ts';
import type { StoredMessage } from './loopback/stored-message.ts';

const question = 'what is a type-1 hypervisor';

/** What people do with the bot, however Discord delivers it, by what it is called. */
export const deliverySteps: Readonly<Record<string, (discord: LoopbackDiscord) => Promise<Answer>>> = {
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

function findControl(action: string, on: Answer | StoredMessage): Component & { readonly custom_id: string } {
  const message = 'interaction' in on ? on.message : on;
  for (const component of flattenComponents(message?.components ?? [])) {
    const { custom_id: id } = component;
    if (id?.split(':')[2] === action) return { ...component, custom_id: id };
  }
  throw new Error(`The message has no control for "${action}"`);
}

export async function clickOn(
  action: string,
  on: Answer | StoredMessage,
  { member }: LoopbackDiscord,
  options: ActionOptions = {},
): Promise<Answer> {
  return member.click(findControl(action, on).custom_id, on, options);
}

/** Picks an entry of the menu of an action below a message, by what it is called; the first unless it is said. */
export async function pickFrom(
  action: string,
  on: Answer,
  { member }: LoopbackDiscord,
  label?: string,
): Promise<Answer> {
  const { custom_id: id, options = [] } = findControl(action, on);
  const entry = options.find((offered) => label === undefined || offered.label === label);
  if (entry === undefined) throw new Error(`The menu for "${action}" does not offer ${label}`);
  return member.select(id, on, [entry.value]);
}

/** Asks a further question by the form that the button below an answer opens. */
export async function followUp(text: string, on: Answer, discord: LoopbackDiscord): Promise<Answer> {
  return discord.member.submit(await clickOn('follow', on, discord), { question: text });
}

async function send(discord: LoopbackDiscord, type: InteractionType, data: object): Promise<Answer> {
  const payload = createPayload(type, data, defaultSituation);
  return discord.member.answerTo(await discord.member.dispatchRaw(payload, null));
}
