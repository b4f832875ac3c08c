interface Flagged {
  readonly flags: number;
}

/** Discord's flags of a message, for the page as well: https://docs.discord.com/developers/resources/message. */
const [ephemeral, loading] = [1 << 6, 1 << 7];

/** Whether only the person who caused a message sees it. */
export function isPrivate({ flags }: Flagged): boolean {
  return (flags & ephemeral) !== 0;
}

/** Whether the bot said that it will answer, and has not yet. */
export function isThinking({ flags }: Flagged): boolean {
  return (flags & loading) !== 0;
}
