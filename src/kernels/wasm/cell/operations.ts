import type { Operation } from "../../../network/cell.js";
import type { Arena } from "../memory.js";
import type { CellCurves } from "./curves.js";
import type { CellPlan, PlannedOperation } from "./products.js";
import { type Fields, MemoryRecord } from "./records.js";
import type { CellSizes } from "./sizes.js";
import type { CellValues } from "./values.js";

/** The numbers of assembly/cell/program.ts. */
const KINDS: Readonly<Record<Operation["kind"], number>> = { affine: 0, activation: 1, product: 2, sum: 3, blend: 4 };

export interface OperationSurroundings {
  readonly arena: Arena;
  readonly plan: CellPlan;
  readonly sizes: CellSizes;
  readonly values: CellValues;
  /** By slot. */
  readonly affines: readonly MemoryRecord<"Affine">[];
  readonly curves: CellCurves;
}

/** The records of a cell's operations, in their order; what others have done already has none. */
export function makeOperations({ arena, plan, sizes, values, affines, curves }: OperationSurroundings): number[] {
  const records = plan.operations
    .filter(({ joins }) => joins !== "done")
    .map((planned) => {
      const record = new MemoryRecord("Operation", arena, fieldsOf(planned, values));
      const { operation } = planned;
      if (operation.kind === "activation") curves.add(record, operation.activation, sizes);
      if (operation.kind === "affine") record.set({ affine: affines[plan.affines.indexOf(operation)]!.address });
      return record;
    });
  records.forEach((record, k) => {
    record.set({ previous: records[k - 1]?.address ?? 0, next: records[k + 1]?.address ?? 0 });
  });
  return records.map(({ address }) => address);
}

function fieldsOf(
  { operation, into, operands, joins, adds }: PlannedOperation,
  values: CellValues,
): Fields<"Operation"> {
  const common = { kind: KINDS[operation.kind], into: values.at(into), addsInto: joins === "adds" ? 1 : 0 };
  if (operation.kind === "affine") return common;
  const places = operands.map((place) => values.at(place));
  const masks = adds.map((isAdded) => (isAdded ? 1 : 0));
  if (operation.kind !== "blend") {
    const [left, right] = places;
    return { ...common, left: left!, right: right ?? 0, addsLeft: masks[0]!, addsRight: masks[1] ?? 0 };
  }
  const [gate, left, right] = places as [number, number, number];
  return { ...common, gate, left, right, addsGate: masks[0]!, addsLeft: masks[1]!, addsRight: masks[2]! };
}
