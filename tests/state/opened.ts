import { onTestFinished } from 'vitest';
import { createLogger, type Logger } from '../../src/logger.ts';
import { openState } from '../../src/state/state.ts';
import type { State, StateOptions } from '../../src/state/state.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';

export function createJournalLogger(): { readonly logger: Logger; readonly messages: Journal<string> } {
  const messages = new Journal<string>();
  const write = (line: string): void => messages.add(String(JSON.parse(line).msg));
  return { logger: createLogger({ level: 'info', secrets: [], stream: { write } }), messages };
}

/** Opens a state with a gap report, and closes it when the test ends. */
export async function openTestState(options: Partial<StateOptions> = {}): Promise<State> {
  const state = await openState({
    redisUrl: null,
    dataDir: null,
    isGapReportOn: true,
    cooldown: { burst: 2, perMinute: 1 },
    secret: 'secret',
    botId: '1',
    logger: createJournalLogger().logger,
    ...options,
  });
  onTestFinished(async () => state.close());
  return state;
}
