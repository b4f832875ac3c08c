/** What a slug may look like, in words fit for a message. */
export const slugRule = 'lower-case letters, digits and single hyphens, such as `type-1-hypervisors`';

/** Matches a slug: lower-case letters and digits of any script, joined by single hyphens. */
export const slugPattern = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;

/**
 * Reduces a heading or file name to lower-case letters, digits and single hyphens. Empty when it holds no letter
 * or digit.
 */
export function slugify(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
