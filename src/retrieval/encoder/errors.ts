import * as v from 'valibot';

/** Why there are no vectors: no library for this system, no weights, or anything else that ended the encoder. */
export type EncoderFault = 'no-library' | 'no-model' | 'ended';

export class EncoderError extends Error {
  override readonly name = 'EncoderError';
  readonly reason: EncoderFault;

  constructor(reason: EncoderFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const fault = v.fallback(v.object({ message: v.string(), code: v.optional(v.string(), '') }), {
  message: 'for no known reason',
  code: '',
});

const reasons: Readonly<Record<string, EncoderFault>> = {
  ENOENT: 'no-model',
  ERR_DLOPEN_FAILED: 'no-library',
  MODULE_NOT_FOUND: 'no-library',
  ERR_MODULE_NOT_FOUND: 'no-library',
};

const explanations: Readonly<Record<EncoderFault, string>> = {
  'no-library': 'The library of the encoder does not load on this system',
  'no-model': 'The weights of the encoder are missing',
  ended: 'The encoder has ended',
};

export function toEncoderError(cause: unknown): EncoderError {
  if (cause instanceof EncoderError) return cause;
  const { message, code } = v.parse(fault, cause);
  const reason = reasons[code] ?? 'ended';
  return new EncoderError(reason, `${explanations[reason]}: ${message.split('\n', 1)[0]}`, { cause });
}
