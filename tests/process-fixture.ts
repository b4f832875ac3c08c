import { createLogger } from '../src/logger.ts';
import { installFaultHandlers, installSignalHandlers } from '../src/process.ts';

// A process that does what its argument says, for process.test.ts.
const logger = createLogger({ level: 'info', secrets: [] });
installFaultHandlers(logger);
const stops: Readonly<Record<string, () => Promise<void>>> = {
  broken: async () => Promise.reject(new Error('cannot stop')),
  throwing: async () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('cut off');
      });
    }),
  endless: async () => new Promise(() => undefined),
};
const does = process.argv[2] ?? '';
installSignalHandlers(logger, stops[does] ?? (async () => Promise.resolve()));
setInterval(() => undefined, 60_000);
if (does === 'reject') void Promise.reject(new Error('rejected'));
if (does === 'throw') {
  setImmediate(() => {
    throw new Error('thrown');
  });
}
logger.info('Running');
