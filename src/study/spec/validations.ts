/**
 * Factor of the steps from one validation of a study's run to the next: a time to an error is known to a fifth of itself at worst, and better
 * by interpolation. From the sixth epoch on, their ends alone are left. Validations are not training time.
 */
export const VALIDATION_GROWTH = 1.2;

/** Validations of a whole run, that before the first step included. */
export function validationsOf({
  stepsPerEpoch,
  epochs,
}: {
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}): number {
  let count = 1;
  for (let epoch = 1, last = 0; epoch <= epochs; epoch++) {
    for (;;) {
      last = Math.max(last + 1, Math.ceil(last * VALIDATION_GROWTH));
      if (last >= epoch * stepsPerEpoch) break;
      count++;
    }
    last = epoch * stepsPerEpoch;
    count++;
  }
  return count;
}
