import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { catalogue, type Words } from '../src/message/words.ts';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;

/** A command for servers that installed the bot and for people who did, in servers, direct and group messages. */
export const everywhere = {
  integration_types: [GuildInstall, UserInstall],
  contexts: [Guild, BotDM, PrivateChannel],
};

const { en, vi } = { en: catalogue.en.command, vi: catalogue.vi.command };
type Key = keyof Words['command'];

/** A name in every language; the English one is what the bot is sent. */
export function nameIn(key: Key): { name: string; name_localizations: { vi: string } } {
  return { name: en[key], name_localizations: { vi: vi[key] } };
}

export function describeIn(key: Key): { description: string; description_localizations: { vi: string } } {
  return { description: en[key], description_localizations: { vi: vi[key] } };
}
