/**
 * Indexes of the highest numbers, the highest first; of equal ones the first comes first. Behind them as many of those that
 * stand `apart`, which thus take no other's place.
 */
export function listHighest(
  numbers: ArrayLike<number>,
  limit: number,
  isApart: (index: number) => boolean = () => false,
): readonly number[] {
  const [highest, apart]: [number[], number[]] = [[], []];
  for (let index = 0; index < numbers.length; index += 1) {
    insert(index, isApart(index) ? apart : highest, numbers, limit);
  }
  return [...highest, ...apart];
}

function insert(index: number, highest: number[], numbers: ArrayLike<number>, limit: number): void {
  const number = numbers[index]!;
  if (highest.length === limit && number <= numbers[highest[limit - 1]!]!) return;
  let place = Math.min(highest.length, limit - 1);
  for (; place > 0 && number > numbers[highest[place - 1]!]!; place -= 1) {
    highest[place] = highest[place - 1]!;
  }
  highest[place] = index;
}
