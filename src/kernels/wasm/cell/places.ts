import type { Cell, Operation } from "../../../network/cell.js";

/**
 * Where a value lies: the layer's input, a state of the step before, a state now, the panels of an affine value (a slot) or panels of its own.
 * Values that share one place follow each other in it.
 */
export interface Place {
  readonly kind: "input" | "before" | "now" | "slot" | "own";
  /** Of the state, or of the operation that first made the value. */
  readonly name: string;
}

/** An operation with the places of its values, by the operation's own words for them. */
export interface Placed {
  readonly operation: Operation;
  readonly into: Place;
  /** In the order of `operandsOf`. */
  readonly operands: readonly Place[];
  /** A product that adds to what stands there, or a sum that so has nothing left to do. */
  readonly joins: "adds" | "done" | null;
}

/** Names of the values that an operation reads. */
export function operandsOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case "affine":
      return operation.terms.map(({ of }) => of);
    case "activation":
      return [operation.of];
    case "product":
    case "sum":
      return [operation.left, operation.right];
    case "blend":
      return [operation.gate, operation.left, operation.right];
    default:
      return operation satisfies never;
  }
}

/** A value while its place is being found: what made it, how often it is read, and the values that share its place. */
interface Made {
  readonly operation: Operation | null;
  readonly index: number;
  readonly place: Place;
  reads: number;
  /** The value whose place this one takes, itself to begin with. */
  home: Made;
  joins: Placed["joins"];
}

/**
 * The places of a cell's values, or null for a list that does not fit: one name made twice, or units computed from inputs entry by entry.
 *
 * An activation takes its operand's place where nothing else reads that; of a sum of two values that nothing else reads, the first lies in the sum's
 * place and a product that comes second is added to it. So a gate is one panel from its pre-activation to its value, and so is its gradient.
 */
export function placesOf({ operations, states }: Cell): readonly Placed[] | null {
  const names = operations.map(({ into }) => into);
  if (new Set(names).size < names.length || names.includes("input")) return null;
  const meaning = new Map<string, Made>();
  const begin = (name: string, kind: Place["kind"]) => meaning.set(name, made(null, -1, { kind, name }));
  begin("input", "input");
  for (const state of states) begin(state, "before");
  const list = operations.map((operation, index) => {
    const operands = operandsOf(operation).map((name) => meaning.get(name));
    const kind = states.includes(operation.into) ? "now" : operation.kind === "affine" ? "slot" : "own";
    const value = made(operation, index, { kind, name: operation.into });
    meaning.set(operation.into, value);
    for (const operand of operands) if (operand) operand.reads++;
    return { value, operands };
  });
  for (const { value, operands } of list) {
    if (value.operation!.kind !== "affine" && operands.some((operand) => operand?.place.kind === "input")) return null;
    if (operands.some((operand) => operand === undefined)) return null; // the reference engine says what is missing
    // A state that is an affine value itself would have to lie in two places.
    if (value.operation!.kind === "affine" && value.place.kind === "now") return null;
  }
  for (const { value, operands } of list) join(value, operands as Made[]);
  return list.map(({ value, operands }) => ({
    operation: value.operation!,
    into: homeOf(value),
    operands: (operands as Made[]).map(homeOf),
    joins: value.joins,
  }));
}

function made(operation: Operation | null, index: number, place: Place): Made {
  const value = { operation, index, place, reads: 0, joins: null } as Omit<Made, "home"> as Made;
  value.home = value;
  return value;
}

function rootOf(value: Made): Made {
  return value.home === value ? value : rootOf(value.home);
}

function homeOf(value: Made): Place {
  return rootOf(value).place;
}

function join(value: Made, operands: readonly Made[]): void {
  const { kind } = value.operation!;
  if (kind === "activation") {
    const [of] = operands as [Made];
    // An activation's slope may be had from its value, which another in its place would overwrite.
    if (isPassing(of) && of.operation!.kind !== "activation") share(of, value);
  }
  if (kind !== "sum") return;
  const [first, second] = [...operands].sort((a, b) => a.index - b.index) as [Made, Made];
  if (first === second || !isPassing(first) || !isPassing(second)) return;
  if (second.operation!.kind !== "product" || first.operation!.kind === "activation") return;
  if (!share(first, value)) return;
  second.home = value;
  second.joins = "adds";
  value.joins = "done";
}

/** Whether one operation alone reads it, within its step. */
function isPassing({ operation, place, reads }: Made): boolean {
  return operation !== null && place.kind !== "now" && reads === 1;
}

/** Puts a value and the one that follows from it into one place, if both can lie there. */
function share(before: Made, after: Made): boolean {
  const root = rootOf(before);
  if (after.place.kind !== "now") after.home = root;
  else if (root.place.kind !== "slot") root.home = after;
  else return false;
  return true;
}
