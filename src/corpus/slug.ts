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

/** What a heading and the links to it share, whichever way a site makes the one of the other: letters and digits. */
export function foldAddress(text: string): string {
  return slugify(decode(text)).replaceAll('-', '');
}

/** Text with a per cent sign that encodes nothing stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A name that is not taken yet, which it is then: the wanted one, or that with the next number from `first` on. `taken`
 * counts how often each was wanted, so that thousands of equal headings are told apart at once.
 */
export function takeName(wanted: string, taken: Map<string, number>, joint = '-', first = 2): string {
  let number = taken.get(wanted) ?? first - 1;
  let name = wanted;
  for (; taken.has(name); name = `${wanted}${joint}${number}`) number += 1;
  taken.set(name, first - 1).set(wanted, number);
  return name;
}
