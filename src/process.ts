import type { Logger } from './logger.ts';

/** The most that a clean stop may take, in milliseconds, before the process leaves anyway. */
const stopDeadlineMs = 1_850;

/**
 * Keeps one fault from going unseen. A rejected promise that nobody awaits is logged and the process lives on: it is
 * one request gone wrong. An exception that nobody caught leaves the process in an unknown state, so it ends with
 * code 1, to be started again by whatever supervises it.
 */
export function installFaultHandlers(logger: Logger): void {
  process.on('unhandledRejection', (reason) => {
    logger.error({ err: reason }, 'A promise was rejected and nobody handled it');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'An exception was not caught');
    process.exit(1);
  });
}

/** On SIGTERM or SIGINT, calls `stop` once and ends the process with code 0, in less than two seconds. */
export function installSignalHandlers(logger: Logger, stop: () => Promise<void>): void {
  let isStopping = false;
  const leave = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'Stopping');
    // A connection that is cut off while it opens fails where nobody listens any more.
    process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => {
      logger.error({ err: error }, 'Stopping cut something off');
    });
    setTimeout(() => {
      logger.warn('Not everything could be finished in time');
      process.exit(0);
    }, stopDeadlineMs);
    void stop()
      .catch((error: unknown) => {
        logger.error({ err: error }, 'Stopping failed in part');
      })
      .finally(() => {
        logger.info('Stopped');
        process.exit(0);
      });
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
}
