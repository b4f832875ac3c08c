export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  /** Discord's own error code, 0 where there is none. */
  readonly code: number;
  readonly body: object;
  /** What a correct bot would not have sent; empty when the refusal may happen to any bot. */
  readonly problems: readonly string[];

  constructor(status: number, code: number, message: string, problems: readonly string[] = []) {
    super([`${status}/${code} ${message}`, ...problems].join('\n'));
    this.status = status;
    this.code = code;
    const errors = problems.map((problem) => ({ code: 'INVALID', message: problem }));
    this.body = { code, message, ...(errors.length > 0 ? { errors: { _errors: errors } } : {}) };
    this.problems = problems;
  }
}

/** The answers this peer gives, as Discord words them. */
export const refusals = {
  unauthorized: (...problems: readonly string[]) => new DiscordError(401, 0, '401: Unauthorized', problems),
  notFound: (route: string) => new DiscordError(404, 0, '404: Not Found', [`no such route: ${route}`]),
  unknownChannel: () => new DiscordError(404, 10_003, 'Unknown Channel'),
  unknownMessage: () => new DiscordError(404, 10_008, 'Unknown Message'),
  unknownWebhook: () => new DiscordError(404, 10_015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, 10_062, 'Unknown interaction'),
  alreadyAcknowledged: () => new DiscordError(400, 40_060, 'Interaction has already been acknowledged.'),
  invalidForm: (problems: readonly string[]) => new DiscordError(400, 50_035, 'Invalid Form Body', problems),
} as const;

export function refuseProblems(problems: Iterable<string>): void {
  const found = [...problems];
  if (found.length > 0) throw refusals.invalidForm(found);
}
