/** Where an application is added to a server or to a person's apps, with the scopes that the bot needs. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands`;
}
