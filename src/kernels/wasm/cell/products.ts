import type { AffineOperation, Cell } from "../../../network/cell.js";
import { type Place, type Placed, placesOf } from "./places.js";

/** One matrix of a product. */
export interface PlannedTerm {
  readonly matrix: string;
  /** Of its affine value. */
  readonly slot: number;
}

/** Matrices of neighbouring slots, one below the other, times one value. */
export interface PlannedProduct {
  readonly source: Place;
  readonly terms: readonly PlannedTerm[];
  /** Whether its source is made within the step. */
  readonly isLate: boolean;
  /** Whether it comes first in all its slots. */
  readonly opens: boolean;
  /** Whether its gradient is added to what the source has got by then. */
  addsBack: boolean;
}

/** An operation, and where the gradients that it gives are added, in the order of its operands. */
export interface PlannedOperation extends Placed {
  readonly adds: readonly boolean[];
}

/** A cell as the kernels run it, whatever its sizes. */
export interface CellPlan {
  readonly operations: readonly PlannedOperation[];
  /** The affine values in the order of their slots. */
  readonly affines: readonly AffineOperation[];
  readonly products: readonly PlannedProduct[];
  /** States of which some operation gives a gradient to the step before. */
  readonly read: ReadonlySet<string>;
}

/** Plans a cell; null for one that the kernels cannot run. */
export function planCell(cell: Cell): CellPlan | null {
  const placed = placesOf(cell);
  if (placed === null) return null;
  const affines = slotsOf(placed);
  const products = productsOf(placed, affines);
  if (products.length === 0) return null;
  const written = new Set(cell.states.map((state) => keyOf({ kind: "now", name: state })));
  /** Whether a place has a gradient; from now on it has. */
  const write = (place: Place): boolean => {
    const key = keyOf(place);
    const had = written.has(key);
    written.add(key);
    return had;
  };
  const operations: PlannedOperation[] = [];
  for (const one of [...placed].reverse()) {
    operations.unshift({ ...one, adds: giveBack(one, write) });
    if (one.operation.kind !== "affine") continue;
    for (const product of products)
      if (isLateOf(product, one.operation, affines)) product.addsBack = write(product.source);
  }
  for (const product of products) if (!product.isLate) product.addsBack = write(product.source);
  const read = cell.states.filter((state) => written.has(keyOf({ kind: "before", name: state })));
  return { operations, affines, products, read: new Set(read) };
}

/** A place's name among all of a cell. */
export function keyOf({ kind, name }: Place): string {
  return `${kind} ${name}`;
}

function giveBack({ operation, into, operands, joins }: Placed, write: (place: Place) => boolean): boolean[] {
  if (operation.kind === "affine" || joins === "done") return [];
  if (operation.kind === "activation" && keyOf(into) === keyOf(operands[0]!)) return [false];
  return operands.map(write);
}

function isLateOf({ isLate, terms }: PlannedProduct, operation: AffineOperation, affines: readonly AffineOperation[]) {
  return isLate && affines[terms[0]!.slot] === operation;
}

/** Affine values of inputs alone, then those of both, then those of units alone: so that what reads one value lies together. */
function slotsOf(placed: readonly Placed[]): AffineOperation[] {
  const order = ({ operands }: Placed) =>
    (operands.some(({ kind }) => kind !== "input") ? 1 : 0) - (operands.some(({ kind }) => kind === "input") ? 1 : 0);
  return placed
    .filter(({ operation }) => operation.kind === "affine")
    .sort((a, b) => order(a) - order(b))
    .map(({ operation }) => operation as AffineOperation);
}

/** Terms that read the same value of the step's beginning, joined while their slots follow one another; of later ones each by itself. */
function productsOf(placed: readonly Placed[], affines: readonly AffineOperation[]): PlannedProduct[] {
  const placesOfTerms = new Map(placed.map(({ operation, operands }) => [operation, operands]));
  const runs: { source: Place; isLate: boolean; terms: PlannedTerm[] }[] = [];
  affines.forEach((affine, slot) => {
    affine.terms.forEach(({ matrix }, k) => {
      const source = placesOfTerms.get(affine)![k]!;
      const isLate = source.kind !== "input" && source.kind !== "before";
      const run = runs.findLast((one) => !isLate && keyOf(one.source) === keyOf(source));
      if (run?.terms.at(-1)?.slot === slot - 1) run.terms.push({ matrix, slot });
      else runs.push({ source, isLate, terms: [{ matrix, slot }] });
    });
  });
  const opened = new Set<number>();
  return runs.map((run) => {
    const opens = !run.isLate && run.terms.every(({ slot }) => !opened.has(slot));
    for (const { slot } of run.terms) opened.add(slot);
    return { ...run, opens, addsBack: false };
  });
}
