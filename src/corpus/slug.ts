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
