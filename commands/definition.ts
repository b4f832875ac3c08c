import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/** A command for servers that installed the bot and for people who did, in servers, direct and group messages. */
export const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
} satisfies Record<string, number[]>;

/** Characters of a question; Discord stops people there while they type. */
export const longestQuestion = 500;

/** Characters of a name of something to compare. */
export const longestName = 100;
