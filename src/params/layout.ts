/** A tensor's part in its layer: initial values, directions and charts go by it. */
export type SliceRole = "input" | "recurrent" | "bias" | "readout" | "highway";

/** A tensor before its place in the parameter vector is known. */
export interface SliceSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Standard deviation of its initial values and unit of its sigma: 1 / sqrt(fan in). 0: it starts at 0 and has no noise. */
  readonly scale: number;
  readonly role: SliceRole;
  /** Whether it makes a gate, which opens between 0 and 1 whatever the amplitude of the units is. Absent: it makes units */
  readonly makesGate?: boolean;
  /** Whether it belongs to the pass of its layer that reads backwards. Absent: it does not */
  readonly isReverse?: boolean;
}

/** One named tensor inside the flat parameter vector, row-major. */
export interface ParameterSlice extends SliceSpec {
  /** With its block's name, e.g. "layers.0.V" or "readout.W". */
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/** A contiguous run of slices that one pass reads: a layer or the readout. */
export interface ParameterBlock {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  /** Index of its first slice in `ParameterLayout.slices`. */
  readonly firstSlice: number;
  readonly slices: readonly ParameterSlice[];
}

/**
 * Where every tensor lies in the flat parameter vector.
 *
 * What exists once a tensor (sigma, shares of noise, gradients by sigma) is an array indexed like `slices`.
 */
export interface ParameterLayout {
  readonly length: number;
  readonly blocks: readonly ParameterBlock[];
  readonly slices: readonly ParameterSlice[];
}

/**
 * Lays blocks of tensors one behind the other in a flat vector.
 *
 * @example
 * const tensors = [{ name: "W", shape: [2, 3], scale: 1, role: "readout" }, { name: "b", shape: [2], scale: 1, role: "bias" }];
 * layoutOf([{ name: "readout", slices: tensors }]).slices.map(({ name, offset }) => [name, offset]); // [["readout.W", 0], ["readout.b", 6]]
 */
export function layoutOf(
  blocks: readonly { readonly name: string; readonly slices: readonly SliceSpec[] }[],
): ParameterLayout {
  let offset = 0;
  let firstSlice = 0;
  const laid = blocks.map(({ name, slices }): ParameterBlock => {
    const start = offset;
    const placed = slices.map((slice): ParameterSlice => {
      const length = slice.shape.reduce((product, size) => product * size, 1);
      const at = offset;
      offset += length;
      const { shape, scale, role, makesGate = false, isReverse = false } = slice;
      // All of one form: where forms differ, a number that is read of one is put into an object of its own, at every step.
      return { name: `${name}.${slice.name}`, shape, scale, role, makesGate, isReverse, offset: at, length };
    });
    const block = { name, offset: start, length: offset - start, firstSlice, slices: placed };
    firstSlice += slices.length;
    return block;
  });
  return { length: offset, blocks: laid, slices: laid.flatMap((block) => block.slices) };
}
