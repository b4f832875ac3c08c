/** Why there are no vectors: the native library has no build for this system, the weights are missing, or anything else. */
export type EncoderFault = 'no-library' | 'no-model' | 'ended';

/** What keeps the encoder from encoding. Words alone answer then. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';
  readonly reason: EncoderFault;

  constructor(reason: EncoderFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Whatever ended the encoder, as an error of its own with a reason. */
export function toEncoderError(cause: unknown): EncoderError {
  if (cause instanceof EncoderError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT')
    return new EncoderError('no-model', `The encoder's weights are missing: ${message}`, { cause });
  if (code === 'ERR_DLOPEN_FAILED' || code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    return new EncoderError('no-library', `The encoder's library does not load on this system: ${message}`, {
      cause,
    });
  }
  return new EncoderError('ended', `The encoder has ended: ${message}`, { cause });
}
