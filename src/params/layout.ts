/** One named tensor inside the flat parameter vector. */
export interface ParameterSlice {
  /** e.g. "layers.0.V" or "readout.W". */
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly length: number;
  /** Standard deviation of its initial values and unit of its sigma: 1 / sqrt(fan in). */
  readonly scale: number;
  readonly kind: "input" | "recurrent" | "bias" | "readout" | "readout-bias";
}

/** A contiguous run of slices that one pass reads: a layer or the readout. */
export interface ParameterBlock {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly slices: readonly ParameterSlice[];
}

export interface ParameterLayout {
  readonly length: number;
  readonly blocks: readonly ParameterBlock[];
  readonly slices: readonly ParameterSlice[];
}

export interface SliceSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly scale: number;
  readonly kind: ParameterSlice["kind"];
}

/** Lays blocks of tensors one behind the other in a flat vector, each row-major. */
export function layoutOf(blocks: readonly { name: string; slices: readonly SliceSpec[] }[]): ParameterLayout {
  let offset = 0;
  const laid = blocks.map(({ name, slices }) => {
    const start = offset;
    const placed = slices.map((slice): ParameterSlice => {
      const length = slice.shape.reduce((product, size) => product * size, 1);
      const at = offset;
      offset += length;
      return { ...slice, name: `${name}.${slice.name}`, offset: at, length };
    });
    return { name, offset: start, length: offset - start, slices: placed };
  });
  return { length: offset, blocks: laid, slices: laid.flatMap((block) => block.slices) };
}
