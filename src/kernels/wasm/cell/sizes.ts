import type { RecurrentSpec } from "../../contract.js";
import { LANES } from "../shape.js";

/** Samples that one gradient product runs over: enough for its start and end not to matter, few enough for the cache. */
const PRODUCT_SAMPLES = 512;

/** The padded sizes of a planned cell, in floats where they are sizes of memory. */
export class CellSizes {
  /** Rows of a value: units rounded up to whole panels of the gradient. */
  readonly rows: number;
  readonly inputRows: number;
  readonly blocks: number;
  readonly samples: number;
  readonly slotRows: number;

  constructor({ batch, steps, inputSize, hiddenSize }: RecurrentSpec, slots: number) {
    this.rows = roundUp(hiddenSize, LANES);
    this.inputRows = roundUp(inputSize, 4);
    this.blocks = Math.ceil(batch / LANES);
    this.slotRows = slots * this.rows;
    const samplesOfStep = this.blocks * LANES;
    this.samples = samplesOfStep * Math.min(steps, Math.max(1, Math.round(PRODUCT_SAMPLES / samplesOfStep)));
  }

  /** Panels of so many rows, one a block. */
  panels(rows: number): number {
    return this.blocks * rows * LANES;
  }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
