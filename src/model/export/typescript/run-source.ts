import type { LayerRecord } from "../../torch/layers.js";

/** The function `run`, from features to the units that the readout reads: of every row, or at least of the last. */
export function runSource(layers: readonly LayerRecord[], isEach: boolean): string {
  const own = layers[0]!.reverse === null ? [RUN] : [isEach ? EACH : ENDS, BOTH];
  return [...own, THROUGH].join("\n\n");
}

const THROUGH = `/** A pass's units after each row. */
function through(layer: Layer, rows: readonly number[][]): number[][] {
  let states = Array.from({ length: STATES }, () => new Array<number>(layer.size).fill(0));
  return rows.map((input) => {
    states = step(layer, input, states);
    return states[0]!;
  });
}`;

const RUN = `/** The top layer's units after each row. */
function run(layers: readonly Layer[], x: readonly number[][]): number[][] {
  let sequence: number[][] = [...x];
  for (const layer of layers) sequence = through(layer, sequence);
  return sequence;
}`;

const EACH = `/** The top layer's units after each row, those of both passes. */
function run(layers: readonly (readonly Layer[])[], x: readonly number[][]): number[][] {
  let sequence = x;
  for (const layer of layers) sequence = bothWays(layer, sequence);
  return [...sequence];
}`;

const ENDS = `/** The units in which both passes of the top layer end, the reverse one at the first row; one row. */
function run(layers: readonly (readonly Layer[])[], x: readonly number[][]): number[][] {
  let sequence = x;
  for (const layer of layers) sequence = bothWays(layer, sequence);
  const size = layers[layers.length - 1]![0]!.size;
  return [[...sequence[sequence.length - 1]!.slice(0, size), ...sequence[0]!.slice(size)]];
}`;

const BOTH = `/** The units of both passes after each row, side by side. */
function bothWays(layer: readonly Layer[], rows: readonly number[][]): number[][] {
  const [forward, reverse] = layer as readonly [Layer, Layer];
  const back = through(reverse, [...rows].reverse()).reverse();
  return through(forward, rows).map((units, t) => [...units, ...back[t]!]);
}`;
