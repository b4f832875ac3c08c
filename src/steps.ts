import { setImmediate as letOthersRun } from 'node:timers/promises';

/** Work that can be put down between any two steps, so that a process that is busy with it stays responsive. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Milliseconds of work at a stretch. */
const sliceMs = 5;

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does the steps in slices of about five milliseconds, and whatever else has come up after each. */
export async function finishInSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await letOthersRun();
  }
}
