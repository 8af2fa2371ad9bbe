import type { OutputBlock } from "../../train/predict.js";
import type { ForecastWindows } from "./contract.js";

/** Windows of a block. */
const BLOCK = 4096;

/** Outputs by a function that writes those of one window, its last row being `last`. */
export function* byWindow(
  { length, window, starts, outputSize: O }: ForecastWindows,
  write: (last: number, into: Float32Array, at: number) => void,
): Generator<OutputBlock> {
  const outputs = new Float32Array(Math.min(BLOCK, length) * O);
  for (let from = 0; from < length; from += BLOCK) {
    const count = Math.min(BLOCK, length - from);
    for (let k = 0; k < count; k++) write(starts[from + k]! + window - 1, outputs, k * O);
    yield { from, outputs: outputs.subarray(0, count * O) };
  }
}
