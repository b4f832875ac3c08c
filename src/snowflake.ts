import * as v from 'valibot';

/** An id of Discord: up to 20 digits, which do not fit into a number. */
export const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/, 'an id of Discord: digits only'));

export const optionalSnowflake = v.fallback(v.nullable(snowflake), null);
