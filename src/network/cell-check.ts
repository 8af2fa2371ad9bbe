import { ensure } from "../core/errors.js";
import { ensureOptions, isObject, type OptionRules } from "../core/options.js";
import { callable, flag, integer, listOf, oneOf, positive, required, text } from "../core/rules.js";
import { shown } from "../core/shown.js";
import type { SliceSpec } from "../params/layout.js";
import type { Cell, LayerSizes, Operation } from "./cell.js";

const SLICE = {
  name: required(text),
  shape: required(listOf("whole numbers >= 1", integer(1).allows)),
  scale: required(positive),
  role: required(oneOf("input", "recurrent", "bias", "readout")),
  makesGate: flag,
} satisfies OptionRules<Omit<SliceSpec, "isReverse">>;

const kinds: readonly Operation["kind"][] = ["affine", "activation", "product", "sum", "blend"];

/**
 * The tensors of a layer of the cell.
 *
 * @throws GradusError for a cell that does not agree with itself: a tensor without name, shape, scale or role, two of one name, an
 * operation of no known kind, a matrix or bias of another shape than the operation that reads it needs, a state that no operation makes
 */
export function slicesOf(cell: Cell, sizes: LayerSizes): readonly SliceSpec[] {
  const owner = `cell ${cell.name}`;
  ensure(callable.allows(cell.slices), () => `${owner}: \`slices\` must be a function, got ${shown(cell.slices)}.`);
  ensure(
    Array.isArray(cell.operations) && Array.isArray(cell.states),
    () =>
      `${owner}: \`operations\` and \`states\` must be lists, got ${shown(cell.operations)}, ${shown(cell.states)}.`,
  );
  const slices = cell.slices(sizes);
  const shapes = new Map<string, readonly number[]>();
  for (const slice of slices) {
    ensureOptions(`${owner}, tensor ${shown(isObject(slice) ? slice.name : slice)}`, slice, SLICE);
    ensure(!shapes.has(slice.name), () => `${owner}: names must differ, two tensors are named "${slice.name}".`);
    shapes.set(slice.name, slice.shape);
  }
  for (const operation of cell.operations) ensureOperation(owner, operation, { sizes, shapes });
  ensure(
    cell.states.every((name) => cell.operations.some(({ into }) => into === name)),
    () => `${owner}: every state needs an operation that makes it, got states ${cell.states.join(", ")}.`,
  );
  return slices;
}

interface Surroundings {
  readonly sizes: LayerSizes;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
}

function ensureOperation(owner: string, operation: Operation, { sizes, shapes }: Surroundings): void {
  ensure(
    kinds.includes(operation?.kind),
    () => `${owner}: the kind of an operation must be one of ${kinds.join(", ")}, got ${shown(operation?.kind)}.`,
  );
  if (operation.kind !== "affine") return;
  const { inputSize: I, hiddenSize: H } = sizes;
  const wanted = operation.terms.map(({ matrix, of }) => [matrix, [H, of === "input" ? I : H]] as const);
  for (const [name, shape] of operation.bias === null ? wanted : [...wanted, [operation.bias, [H]] as const]) {
    const found = shapes.get(name);
    ensure(
      found !== undefined,
      () => `${owner}: has no tensor "${name}". Name one of ${[...shapes.keys()].join(", ")}.`,
    );
    ensure(
      found.join() === shape.join(),
      () =>
        `${owner}: tensor "${name}" must have the shape (${shape.join(", ")}) to make "${operation.into}" with ${I} inputs and ` +
        `${H} units, got (${found.join(", ")}).`,
    );
  }
}
