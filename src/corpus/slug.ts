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
