import type { RecurrentSpec } from "../../contract.js";
import type { Arena } from "../memory.js";
import { LANES } from "../shape.js";
import { type CellPlan, keyOf, type PlannedProduct } from "./products.js";
import { type Fields, MemoryRecord } from "./records.js";
import type { CellSizes } from "./sizes.js";
import type { CellValues } from "./values.js";

const FLOAT = 4;

/** Where a tensor of the layer begins, in entries, and its index among the layer's slices. */
export interface PlacedSlice {
  readonly offset: number;
  readonly slice: number;
}

export interface MatrixSurroundings {
  readonly arena: Arena;
  readonly spec: RecurrentSpec;
  readonly plan: CellPlan;
  readonly sizes: CellSizes;
  readonly values: CellValues;
  readonly slices: ReadonlyMap<string, PlacedSlice>;
  /** Addresses of every slice's noise and of the gradient by it. */
  readonly noises: number;
  readonly noiseGradients: number;
}

/** The affine values, their terms and the products that compute them, as records. */
export interface Matrices {
  /** By slot. */
  readonly affines: readonly MemoryRecord<"Affine">[];
  readonly firstProduct: number;
  readonly deltaWindow: number;
  readonly deltaWindow2: number;
}

export function makeMatrices(around: MatrixSurroundings): Matrices {
  const { arena, spec, plan, sizes, values, slices, noises, noiseGradients } = around;
  const floats = (count: number) => arena.allocateBytes(FLOAT * count);
  const isWeights = spec.form === "weights";
  const deltaWindow = floats(sizes.slotRows * sizes.samples);
  const deltaWindow2 = isWeights ? floats(sizes.slotRows * sizes.samples) : 0;
  const opened = new Set(plan.products.flatMap(({ opens, terms }) => (opens ? terms.map(({ slot }) => slot) : [])));
  const affines = plan.affines.map(({ into, bias }, slot) => {
    const slice = bias === null ? null : slices.get(bias)!;
    return new MemoryRecord("Affine", arena, {
      value: values.at({ kind: "slot", name: into }),
      isOpened: opened.has(slot) ? 1 : 0,
      bias: slice === null ? -1 : FLOAT * slice.offset,
      biasNoise: slice === null ? 0 : noises + FLOAT * slice.slice,
      biasNoiseGradient: slice === null ? 0 : noiseGradients + 8 * slice.slice,
      spread: isWeights ? floats(sizes.panels(1)) : 0,
    });
  });
  affines.forEach((affine, slot) => {
    affine.set({ next: affines[slot + 1]?.address ?? 0 });
  });

  const products = plan.products.map(
    (product) => new MemoryRecord("Product", arena, productFields(around, product, { deltaWindow, deltaWindow2 })),
  );
  const termsOfSlots = affines.map((): MemoryRecord<"Term">[] => []);
  products.forEach((product, index) => {
    const planned = plan.products[index]!;
    const first = plan.products.findIndex(({ source }) => keyOf(source) === keyOf(planned.source));
    const terms = planned.terms.map(({ matrix, slot }) => {
      const { offset, slice } = slices.get(matrix)!;
      const term = new MemoryRecord("Term", arena, {
        affine: affines[slot]!.address,
        product: product.address,
        matrix: FLOAT * offset,
        noise: noises + FLOAT * slice,
        noiseGradient: noiseGradients + 8 * slice,
      });
      termsOfSlots[slot]!.push(term);
      return term;
    });
    link(terms, "nextOfProduct");
    product.set({
      next: products[index + 1]?.address ?? 0,
      first: products[first]!.address,
      firstTerm: terms[0]!.address,
    });
  });
  termsOfSlots.forEach((terms, slot) => {
    link(terms, "nextOfAffine");
    affines[slot]!.set({ firstTerm: terms[0]?.address ?? 0 });
  });
  return { affines, firstProduct: products[0]!.address, deltaWindow, deltaWindow2 };
}

function link(terms: readonly MemoryRecord<"Term">[], next: "nextOfProduct" | "nextOfAffine"): void {
  terms.forEach((term, k) => {
    term.set({ [next]: terms[k + 1]?.address ?? 0 });
  });
}

function productFields(
  { arena, spec, plan, sizes, values }: MatrixSurroundings,
  { source, terms, opens, isLate, addsBack }: PlannedProduct,
  { deltaWindow, deltaWindow2 }: Pick<Matrices, "deltaWindow" | "deltaWindow2">,
): Fields<"Product"> {
  const { form, below, inputSize, hiddenSize, steps } = spec;
  const isInput = source.kind === "input";
  const [width, sourceRows] = isInput ? [inputSize, sizes.inputRows] : [hiddenSize, sizes.rows];
  const rows = terms.length * sizes.rows;
  const { slot } = terms[0]!;
  const floats = (count: number) => arena.allocateBytes(FLOAT * count);
  const goesBack = !isInput || below !== null;
  const hasVariance = form !== "plain" && goesBack;
  const hasSquares = form === "weights" && hasVariance;
  const packed = () => floats(rows * sourceRows);
  const toSlot = FLOAT * slot * sizes.rows * sizes.samples;
  return {
    source: values.at(source),
    width,
    sourceRows,
    into: values.at({ kind: "slot", name: plan.affines[slot]!.into }),
    rows,
    opens: opens ? 1 : 0,
    isLate: isLate ? 1 : 0,
    goesBack: goesBack ? 1 : 0,
    isBefore: source.kind === "before" ? 1 : 0,
    addsBack: addsBack ? 1 : 0,
    weights: packed(),
    transposed: goesBack ? packed() : 0,
    gradient: packed(),
    weights2: hasSquares ? packed() : 0,
    transposed2: hasSquares ? packed() : 0,
    gradient2: hasSquares ? packed() : 0,
    window: floats(sourceRows * sizes.samples),
    window2: hasSquares ? floats(sourceRows * sizes.samples) : 0,
    seconds: form === "plain" ? 0 : floats(steps * sizes.panels(1)),
    spreads: form === "activation" && hasVariance ? floats(sourceRows * LANES) : 0,
    norms: form === "activation" ? floats(sourceRows) : 0,
    deltaWindow: deltaWindow + toSlot,
    deltaWindow2: deltaWindow2 && deltaWindow2 + toSlot,
  };
}
