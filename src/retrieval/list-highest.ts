const nothing: ReadonlySet<number> = new Set();

/**
 * Indexes of the highest numbers, the highest first; of equal ones the first comes first. Behind them as many of those that
 * stand `apart`, which thus take no other's place.
 */
export function listHighest(numbers: ArrayLike<number>, limit: number, apart = nothing): readonly number[] {
  const [highest, others]: [number[], number[]] = [[], []];
  for (let index = 0; index < numbers.length; index += 1) {
    const list = apart.size > 0 && apart.has(index) ? others : highest;
    if (list.length < limit || numbers[index]! > numbers[list[limit - 1]!]!)
      insert(index, list, numbers, limit);
  }
  return [...highest, ...others];
}

function insert(index: number, highest: number[], numbers: ArrayLike<number>, limit: number): void {
  const number = numbers[index]!;
  let place = Math.min(highest.length, limit - 1);
  for (; place > 0 && number > numbers[highest[place - 1]!]!; place -= 1) {
    highest[place] = highest[place - 1]!;
  }
  highest[place] = index;
}
