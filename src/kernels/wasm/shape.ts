import type { RecurrentSpec } from "../contract.js";
import type { Arena } from "./memory.js";
import type { PlanInteger } from "./plan.js";

/** Batch rows of a panel. */
export const LANES = 8;
/** Chunks of (4, 8) that one gradient product runs over: long enough for the sum over lanes at its end not to matter. */
const PRODUCT_CHUNKS = 64;

/** The padded sizes of a planned layer and the buffers that follow from them. */
export class Shape {
  readonly hiddenRows: number;
  readonly depth: number;
  readonly rows: number;
  readonly blocks: number;
  readonly window: number;
  readonly #spec: RecurrentSpec;

  constructor(spec: RecurrentSpec) {
    this.#spec = spec;
    this.hiddenRows = roundUp(spec.hiddenSize, 4);
    this.depth = this.hiddenRows + spec.inputSize + 1;
    this.rows = roundUp(this.depth, 4);
    this.blocks = Math.ceil(spec.batch / LANES);
    this.window = Math.min(spec.steps, Math.max(1, Math.round(PRODUCT_CHUNKS / this.blocks)));
  }

  get integers(): Partial<Record<PlanInteger, number>> {
    const { hiddenRows, depth, rows, blocks, window } = this;
    return { hiddenRows, depth, rows, blocks, window };
  }

  /** Allocates every internal buffer; shapes as in assembly/plan.ts. */
  allocate(arena: Arena): Partial<Record<PlanInteger, number>> {
    const { steps: T, form, below, inputSize: I } = this.#spec;
    const { hiddenRows: H, rows, blocks, window } = this;
    const floats = (count: number) => arena.allocateBytes(4 * count);
    const windows = Math.ceil((T + 1) / window);
    const columns = H + (below ? roundUp(I, 4) : 0);
    const product = () => ({
      weights: floats(H * rows),
      transposed: floats(columns * H),
      gradient: floats(H * rows),
      history: floats(windows * window * blocks * rows * LANES),
      deltaHistory: floats(window * blocks * H * LANES),
    });
    const means = product();
    const addresses: Partial<Record<PlanInteger, number>> = {
      ...means,
      panels: floats(2 * blocks * rows * LANES),
      deltas: floats(2 * blocks * H * LANES),
      slopes: floats(T * blocks * (form === "plain" ? 1 : 4) * H * LANES),
      scratch: floats(H * LANES),
      scratch2: floats(roundUp(I, 4) * LANES),
      mask: floats(blocks * LANES),
    };
    this.#writeMask(arena, addresses.mask!, addresses.panels!);
    if (form === "plain") return addresses;
    Object.assign(addresses, {
      panels2: floats(2 * blocks * rows * LANES),
      deltas2: floats(2 * blocks * H * LANES),
      varianceSums: floats(H * LANES),
      columnNorms: floats(H),
    });
    if (form === "smoothed") return addresses;
    const variances = product();
    return Object.assign(addresses, {
      weights2: variances.weights,
      transposed2: variances.transposed,
      gradient2: variances.gradient,
      history2: variances.history,
      deltaHistory2: variances.deltaHistory,
      seconds: floats(T * blocks * 2 * LANES),
      common: floats(2 * blocks * LANES),
    });
  }

  /** 1 for real batch rows, 0 for padding; the panels' constant row is that mask, so that padding stays at m = 0. */
  #writeMask(arena: Arena, mask: number, panels: number): void {
    for (let row = 0; row < this.#spec.batch; row++) {
      const block = Math.floor(row / LANES);
      const lane = row % LANES;
      const places = [mask / 4 + row];
      for (const set of [0, this.blocks]) {
        places.push(panels / 4 + ((set + block) * this.rows + this.depth - 1) * LANES + lane);
      }
      const floats = new Float32Array(arena.buffer);
      for (const place of places) floats[place] = 1;
    }
  }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
