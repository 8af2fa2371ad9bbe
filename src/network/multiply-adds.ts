/** Sizes that decide how much work a step is. */
export interface WorkSizes {
  readonly inputSize: number;
  readonly hiddenSizes: readonly number[];
}

/**
 * Multiply-adds of a plain training step for one sequence and one step of time, readout left out. For each layer of H units
 * over I inputs: H (H + I + 1) forward, as many for the gradient of [V | U | a], H H for that of h, and H I for that of a
 * layer below.
 *
 * @example
 * multiplyAdds({ inputSize: 2, hiddenSizes: [32] }); // 3264
 */
export function multiplyAdds({ inputSize, hiddenSizes }: WorkSizes): number {
  let total = 0;
  let inputs = inputSize;
  for (const [layer, hidden] of hiddenSizes.entries()) {
    total += hidden * (2 * (hidden + inputs + 1) + hidden + (layer > 0 ? inputs : 0));
    inputs = hidden;
  }
  return total;
}
