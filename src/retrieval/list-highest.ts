/** Indexes of the highest numbers, the highest first; of equal ones the first comes first. */
export function listHighest(numbers: ArrayLike<number>, limit: number): readonly number[] {
  const highest: number[] = [];
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index]!;
    if (highest.length === limit && number <= numbers[highest[limit - 1]!]!) continue;
    let place = Math.min(highest.length, limit - 1);
    for (; place > 0 && number > numbers[highest[place - 1]!]!; place -= 1) {
      highest[place] = highest[place - 1]!;
    }
    highest[place] = index;
  }
  return highest;
}
