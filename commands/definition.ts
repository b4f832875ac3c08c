import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { catalogue, type Words } from '../src/message/words.ts';

/** A command for servers that installed the bot and for people who did, in servers, direct and group messages. */
export const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
} satisfies Record<string, number[]>;

type CommandWords = Words['command'];

/** A name in every language; the English one is what the bot is sent. */
export function nameIn(key: keyof CommandWords): { name: string; name_localizations: { vi: string } } {
  return { name: catalogue.en.command[key], name_localizations: { vi: catalogue.vi.command[key] } };
}

/** A description in every language. */
export function describeIn(key: keyof CommandWords): {
  description: string;
  description_localizations: { vi: string };
} {
  return {
    description: catalogue.en.command[key],
    description_localizations: { vi: catalogue.vi.command[key] },
  };
}
