import { ensure, ensureInteger } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import type { DenseSpec, MeanVariance, ProductSpec, RecurrentSpec } from "./contract.js";

/** Throws unless every size of a recurrent layer can be planned and fits the layer below. */
export function ensureRecurrentSpec({
  batch: B,
  steps: T,
  inputSize: I,
  hiddenSize,
  below,
  lengths,
  sequenceWeights,
}: RecurrentSpec): void {
  ensureInteger("recurrent: `batch`", B, 1);
  ensureInteger("recurrent: `steps`", T, 1);
  ensureInteger("recurrent: `inputSize`", I, 1);
  ensureInteger("recurrent: `hiddenSize`", hiddenSize, 1);
  if (below)
    ensureFits("recurrent: the output of the layer below must have steps * batch * inputSize", below, T * B * I);
  ensureOneEach("lengths", lengths, B);
  ensureOneEach("sequenceWeights", sequenceWeights, B);
}

/** Throws unless every size of a dense layer can be planned and fits the layer below. */
export function ensureDenseSpec({ rows, inputSize, outputSize, below, lengths }: DenseSpec): void {
  ensureInteger("dense: `rows`", rows, 1);
  ensureInteger("dense: `inputSize`", inputSize, 1);
  ensureInteger("dense: `outputSize`", outputSize, 1);
  ensureFits("dense: the output of the layer below must have rows * inputSize", below, rows * inputSize);
  ensure(
    lengths === null || (lengths.length > 0 && rows % lengths.length === 0),
    () =>
      `dense: \`rows\` must be as many for each of the ${lengths?.length} \`lengths\`, got ${rows}. Give null where every row counts.`,
  );
}

/** Throws unless every size of a product can be planned. */
export function ensureProductSpec({ rows, columns, depth }: ProductSpec): void {
  ensureInteger("product: `rows`", rows, 1);
  ensureInteger("product: `columns`", columns, 1);
  ensureInteger("product: `depth`", depth, 1);
}

/** Throws unless a basis of so many rows can be planned. */
export function ensureBasisSize(size: number): void {
  ensureInteger("rowBasis: `size`", size, 1);
}

function ensureOneEach(name: string, values: FloatArray | null, B: number): void {
  ensure(
    values === null || values.length === B,
    () =>
      `recurrent: \`${name}\` must have batch = ${B} entries, got ${values?.length}. Give null where all are alike.`,
  );
}

function ensureFits(rule: string, { output }: { readonly output: MeanVariance }, length: number): void {
  ensure(
    output.mean.length === length,
    () => `${rule} = ${length} entries, got ${output.mean.length}. Let that layer emit as many steps as are read.`,
  );
}
