import { beginningOf } from "../beginning.js";
import type { CopyPlan, StepColumns } from "../copied-rows.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";

/** Of assembly/rows.ts. */
const REVERSED = 1;
const ADDED = 2;

/** A copy of rows as a kernel: the same bits as `copyRows`. */
export function wasmRowCopy(kernels: WasmExports, arena: Arena, plan: CopyPlan): () => void {
  const { batch, steps, lengths, count, from, into, isReversed, isAdded } = plan;
  const at = ({ values, column }: StepColumns) => arena.address("rows", values, values.length) + 4 * column;
  const [source, target] = [at(from), at(into)];
  const ofLengths = lengths === null ? 0 : arena.address("rows: `lengths`", lengths, batch);
  const mode = (isReversed ? REVERSED : 0) + (isAdded ? ADDED : 0);
  const [fromWidth, intoWidth] = [from.width, into.width];
  return () => {
    const begin = beginningOf(lengths, steps);
    kernels.copyRows(source, fromWidth, target, intoWidth, count, batch, steps, begin, ofLengths, mode);
  };
}
