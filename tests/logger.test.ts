import { expect, test } from 'vitest';
import { createLogger, type LoggerOptions } from '../src/logger.ts';

function log(
  write: (logger: ReturnType<typeof createLogger>) => void,
  { level = 'info', secrets = [] }: Partial<LoggerOptions> = {},
): string {
  let lines = '';
  write(createLogger({ level, secrets, stream: { write: (line) => void (lines += line) } }));
  return lines;
}

test('a line is one JSON object with level, time and message', () => {
  const line = log((logger) => logger.info({ shard: 1 }, 'Connected'));
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    shard: 1,
    msg: 'Connected',
  });
});

test('lines below the level are not written', () => {
  expect(log((logger) => logger.info('Quiet'), { level: 'warn' })).toBe('');
});

test('a secret is not written, wherever it turns up', () => {
  const secret = 'abc"\\def';
  const fields = { deep: { er: `Bot ${secret}` }, err: new Error(`refused ${secret}`) };
  const text = log((logger) => logger.info(fields, `with ${secret}`), { secrets: [secret, ''] });
  expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
  expect(text).toContain('with [redacted]');
});

test('fields that hold tokens are not written', () => {
  const text = log((logger) =>
    logger.info({ token: 'one', interaction: { token: 'two' }, headers: { authorization: 'three' } }),
  );
  expect(text).not.toMatch(/one|two|three/);
});

test('an error is written with its cause, but without the request it carries', () => {
  const error = Object.assign(new Error('refused', { cause: new TypeError('why') }), {
    code: 50_035,
    status: 400,
    url: 'https://discord.com/interactions/1/private',
    requestBody: { json: 'typed' },
  });
  const text = log((logger) => logger.error({ err: error }, 'Failed'));
  expect(JSON.parse(text)).toMatchObject({
    err: {
      type: 'Error',
      message: 'refused',
      code: 50_035,
      status: 400,
      cause: { type: 'TypeError', message: 'why' },
    },
  });
  expect(text).not.toMatch(/private|typed/);
});

test('what is thrown but is no error is written too', () => {
  const text = log((logger) => logger.error({ err: 'just text' }));
  expect(JSON.parse(text)).toMatchObject({ err: { type: 'string', message: 'just text' } });
});
