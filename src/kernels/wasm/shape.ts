import type { RecurrentSpec } from "../contract.js";
import type { Arena } from "./memory.js";
import type { PlanInteger } from "./plan.js";

/** Batch rows of a panel. */
export const LANES = 8;
/** Samples that one gradient product runs over: enough for its start and end not to matter, few enough for the cache. */
const PRODUCT_SAMPLES = 512;

/** The padded sizes of a planned layer and the buffers that follow from them. */
export class Shape {
  readonly hiddenRows: number;
  readonly depth: number;
  readonly rows: number;
  readonly blocks: number;
  readonly samples: number;
  readonly #spec: RecurrentSpec;

  constructor(spec: RecurrentSpec) {
    this.#spec = spec;
    this.hiddenRows = roundUp(spec.hiddenSize, 4);
    this.depth = this.hiddenRows + spec.inputSize + 1;
    this.rows = roundUp(this.depth, 4);
    this.blocks = Math.ceil(spec.batch / LANES);
    const samplesOfStep = this.blocks * LANES;
    this.samples = samplesOfStep * Math.min(spec.steps, Math.max(1, Math.round(PRODUCT_SAMPLES / samplesOfStep)));
  }

  get integers(): Partial<Record<PlanInteger, number>> {
    const { hiddenRows, depth, rows, blocks, samples } = this;
    return { hiddenRows, depth, rows, blocks, samples };
  }

  /** Allocates every internal buffer; shapes as in assembly/plan.ts. */
  allocate(arena: Arena): Partial<Record<PlanInteger, number>> {
    const { steps: T, form, below, inputSize: I } = this.#spec;
    const { hiddenRows: H, rows, blocks, samples } = this;
    const floats = (count: number) => arena.allocateBytes(4 * count);
    const unitPanels = Math.ceil(H / LANES);
    const columns = H + (below ? roundUp(I, 4) : 0);
    const product = () => ({
      weights: floats(H * rows),
      transposed: floats(columns * H),
      gradient: floats(unitPanels * rows * LANES),
      history: floats((T + 1) * blocks * rows * LANES),
      historyWindow: floats(rows * samples),
      deltaWindow: floats(unitPanels * samples * LANES),
    });
    const means = product();
    const addresses: Partial<Record<PlanInteger, number>> = {
      ...means,
      deltas: floats(2 * blocks * H * LANES),
      slopes: floats(T * blocks * (form === "plain" ? 1 : 4) * H * LANES),
      scratch: floats((H + 3) * LANES),
      scratch2: floats(roundUp(I, 4) * LANES),
      mask: floats(blocks * LANES),
    };
    this.#writeMask(arena, addresses.mask!, addresses.history!);
    addresses.sequenceWeights = addresses.mask!;
    if (form === "plain") return addresses;
    Object.assign(addresses, {
      variances: floats(form === "activation" ? blocks * H * LANES : 0),
      deltas2: floats(2 * blocks * H * LANES),
      varianceSums: floats(H * LANES),
      columnNorms: floats(H),
      inputSums: floats(below ? 2 * I : 0),
    });
    if (form === "activation") return addresses;
    const variances = product();
    return Object.assign(addresses, {
      weights2: variances.weights,
      transposed2: variances.transposed,
      gradient2: variances.gradient,
      history2: variances.history,
      historyWindow2: variances.historyWindow,
      deltaWindow2: variances.deltaWindow,
      seconds: floats(T * blocks * 2 * LANES),
      common: floats(2 * blocks * LANES),
    });
  }

  /** 1 for real batch rows, 0 for padding; the panels' constant row is that mask, so that padding stays at m = 0. */
  #writeMask(arena: Arena, mask: number, history: number): void {
    const { batch, steps } = this.#spec;
    const floats = new Float32Array(arena.buffer);
    floats.fill(1, mask / 4, mask / 4 + batch);
    for (let panel = 0; panel < steps * this.blocks; panel++) {
      const row = history / 4 + (panel * this.rows + this.depth - 1) * LANES;
      const first = (panel % this.blocks) * LANES;
      floats.fill(1, row, row + Math.min(LANES, batch - first));
    }
  }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
