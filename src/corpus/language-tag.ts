/** A language as BCP 47 writes it, such as `en-GB`; null for anything else. */
export function readLanguageTag(tag: string | null): string | null {
  return tag !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? tag : null;
}
