import { type Problem, describeProblems, toInvalidFormBody } from './problem.ts';

/** An answer of Discord's API that is not a success. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  /** HTTP status. */
  readonly status: number;
  /** Discord's own error code, 0 where there is none. */
  readonly code: number;
  /** The JSON body sent. */
  readonly body: object;
  /** What a correct bot would not have sent; empty when the refusal may happen to any bot. */
  readonly problems: readonly Problem[];

  constructor(
    status: number,
    body: { readonly code: number; readonly message: string },
    problems: readonly Problem[] = [],
  ) {
    super([`${status}/${body.code} ${body.message}`, describeProblems(problems)].filter(Boolean).join('\n'));
    this.status = status;
    this.code = body.code;
    this.body = body;
    this.problems = problems;
  }
}

/** The answers this peer gives, as Discord words them. */
export const refusals = {
  unauthorized: () => new DiscordError(401, { code: 0, message: '401: Unauthorized' }),
  notFound: (route: string) =>
    new DiscordError(404, { code: 0, message: '404: Not Found' }, [
      { path: '', message: `no such route: ${route}` },
    ]),
  unwelcome: (header: string, message: string) =>
    new DiscordError(401, { code: 0, message: '401: Unauthorized' }, [{ path: header, message }]),
  unknownChannel: () => new DiscordError(404, { code: 10_003, message: 'Unknown Channel' }),
  unknownMessage: () => new DiscordError(404, { code: 10_008, message: 'Unknown Message' }),
  unknownWebhook: () => new DiscordError(404, { code: 10_015, message: 'Unknown Webhook' }),
  unknownInteraction: () => new DiscordError(404, { code: 10_062, message: 'Unknown interaction' }),
  foreignApplication: () =>
    new DiscordError(403, {
      code: 20_012,
      message: 'You are not authorized to perform this action on this application',
    }),
  alreadyAcknowledged: () =>
    new DiscordError(400, { code: 40_060, message: 'Interaction has already been acknowledged.' }),
  tooManyFollowUps: () =>
    new DiscordError(400, {
      code: 40_094,
      message: 'This interaction has hit the maximum number of follow up messages',
    }),
  invalidForm: (problems: readonly Problem[]) => new DiscordError(400, toInvalidFormBody(problems), problems),
} as const;

/** Throws Discord's 400 / 50035 when there are problems. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw refusals.invalidForm(problems);
}
