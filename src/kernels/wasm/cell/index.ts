import type { FloatArray } from "../../../core/float-array.js";
import { slicesOf } from "../../../network/cell-check.js";
import { beginningOf } from "../../beginning.js";
import {
  type BackwardOptions,
  FORMS,
  type LayerNoise,
  type MeanVariance,
  noNoise,
  type RecurrentPass,
  type RecurrentSpec,
} from "../../contract.js";
import type { WasmExports } from "../exports.js";
import type { HostCurves } from "../host.js";
import { allocateMeanVariance, layerAddresses } from "../mean-variance.js";
import type { Arena } from "../memory.js";
import { LANES } from "../shape.js";
import type { Surfaces } from "../surface.js";
import { CellCurves } from "./curves.js";
import { type Matrices, makeMatrices, type PlacedSlice } from "./matrices.js";
import { makeOperations } from "./operations.js";
import type { CellPlan } from "./products.js";
import { MemoryRecord, offsetOf } from "./records.js";
import { CellSizes } from "./sizes.js";
import { CellValues } from "./values.js";

export interface WasmCellOptions {
  readonly spec: RecurrentSpec;
  readonly plan: CellPlan;
  readonly arena: Arena;
  readonly kernels: WasmExports;
  readonly hosts: HostCurves;
  readonly surfaces: Surfaces;
}

/**
 * A layer of any planned cell on SIMD kernels, in any form; see the reference engine for the formulas.
 *
 * The cell's operations become records in WASM memory here; `forward` and `backward` are one call into WASM each, which runs them step by step.
 */
export class WasmCell implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: MeanVariance;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient: LayerNoise;
  readonly #kernels: WasmExports;
  readonly #arena: Arena;
  readonly #program: MemoryRecord<"Program">;
  readonly #curves: CellCurves;
  /** The program's floats and doubles. */
  readonly #floats: Float32Array;
  readonly #doubles: Float64Array;
  /** (slices), where the kernels read the noise and write the gradients by it. */
  readonly #noises: Float32Array;
  readonly #noiseGradients: Float64Array;
  /** (B), where the kernels read them; null where none are given. */
  readonly #lengths: FloatArray | null;
  readonly #sequenceWeights: FloatArray | null;
  /** Of the parameters and of their gradient. */
  readonly #length: number;
  /** Of the last `forward`: the step it began at. */
  #begin = 0;

  constructor({ spec, plan, arena, kernels, hosts, surfaces }: WasmCellOptions) {
    const { form, batch: B, steps: T, inputSize: I, hiddenSize: H, emit, below } = spec;
    this.spec = spec;
    this.#kernels = kernels;
    this.#arena = arena;
    const S = emit === "all" ? T : 1;
    this.input = below?.output ?? { mean: arena.allocate(T * B * I), variance: null };
    this.output = allocateMeanVariance(arena, form, S * B * H);
    this.outputGradient = allocateMeanVariance(arena, form, S * B * H);
    const { slices, length } = placedSlices(spec);
    this.#length = length;
    this.noiseGradient = noNoise(slices.size);
    this.#noises = arena.allocate(slices.size);
    this.#noiseGradients = new Float64Array(arena.buffer, arena.allocateBytes(8 * slices.size), slices.size);
    const sizes = new CellSizes(spec, plan.affines.length);
    const values = new CellValues(arena, spec, plan, sizes);
    const noises = this.#noises.byteOffset;
    const noiseGradients = this.#noiseGradients.byteOffset;
    const matrices = makeMatrices({ arena, spec, plan, sizes, values, slices, noises, noiseGradients });
    this.#curves = new CellCurves(spec, arena, { hosts, surfaces });
    const { affines } = matrices;
    const operations = makeOperations({ arena, plan, sizes, values, affines, curves: this.#curves });
    this.#program = new MemoryRecord("Program", arena, {
      form: FORMS.indexOf(form),
      batch: B,
      steps: T,
      inputs: I,
      hidden: H,
      emitAll: S === T ? 1 : 0,
      firstOperation: operations[0]!,
      lastOperation: operations.at(-1)!,
    });
    this.#floats = new Float32Array(arena.buffer, this.#program.address);
    this.#doubles = new Float64Array(arena.buffer, this.#program.address);
    this.#setMemory({ sizes, values, matrices });
    this.#setBuffers();
    this.#lengths = this.#placeLengths(sizes);
    this.#sequenceWeights = this.#placeSequenceWeights(sizes);
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): number {
    const address = this.#arena.address("recurrent: `parameters`", parameters, this.#length);
    this.#lengths?.set(this.spec.lengths!);
    this.#begin = beginningOf(this.spec.lengths, this.spec.steps);
    this.#program.setInteger("begin", this.#begin);
    if (this.spec.form !== "plain") {
      this.#noises.set(noise.slices);
      this.#curves.fit(noise);
      this.#sequenceWeights?.set(this.spec.sequenceWeights!);
    }
    this.#kernels.cellForward(this.#program.address, address);
    return this.spec.form === "activation" ? this.#doubles[PENALTY]! : 0;
  }

  backward(parameters: FloatArray, gradient: FloatArray, options: BackwardOptions): void {
    const address = this.#arena.address("recurrent: `parameters`", parameters, this.#length);
    const gradientAddress = this.#arena.address("recurrent: `gradient`", gradient, this.#length);
    this.#floats[PENALTY_WEIGHT] = options.penaltyWeight;
    this.#program.setInteger("firstStep", Math.max(this.#begin, this.spec.steps - options.depth));
    this.#kernels.cellBackward(this.#program.address, address, gradientAddress);
    this.noiseGradient.unit = this.#doubles[UNIT_GRADIENT]!;
    this.noiseGradient.slices.set(this.#noiseGradients);
  }

  #setMemory({
    sizes,
    values,
    matrices,
  }: {
    readonly sizes: CellSizes;
    readonly values: CellValues;
    readonly matrices: Matrices;
  }): void {
    const floats = (count: number) => this.#arena.allocateBytes(4 * count);
    const { rows, blocks, samples, slotRows } = sizes;
    const { affines, firstProduct, deltaWindow, deltaWindow2 } = matrices;
    this.#program.set({ rows, blocks, samples, slotRows, firstProduct, deltaWindow, deltaWindow2, ...values.slots });
    this.#program.set({
      firstAffine: affines[0]!.address,
      firstState: values.firstState,
      inputValue: values.at({ kind: "input", name: "input" }),
      biases: floats(slotRows * LANES),
      biasGradient: floats(slotRows),
      scratch: floats(rows * LANES),
      curveScratch: floats(3 * LANES),
    });
  }

  #setBuffers(): void {
    this.#program.set(layerAddresses(this.#arena, this));
  }

  /** Whole panels, so that lanes of padding are rows of length 0; none where all rows are there and have all steps. */
  #placeLengths({ blocks }: CellSizes): FloatArray | null {
    const { batch, steps, lengths } = this.spec;
    if (lengths === null && batch === blocks * LANES) return null;
    if (lengths !== null) this.#arena.address("recurrent: `lengths`", lengths as Float32Array, batch);
    const panels = this.#arena.allocate(blocks * LANES);
    panels.fill(steps, 0, batch);
    this.#program.set({ lengths: panels.byteOffset, firstShort: lengths === null ? blocks - 1 : 0 });
    return lengths && panels.subarray(0, batch);
  }

  #placeSequenceWeights({ blocks }: CellSizes): FloatArray | null {
    const { form, batch, sequenceWeights } = this.spec;
    if (form !== "activation") return null;
    const panels = this.#arena.allocate(blocks * LANES);
    panels.fill(1, 0, batch);
    this.#program.set({ sequenceWeights: panels.byteOffset });
    return sequenceWeights && panels.subarray(0, batch);
  }
}

// Places in 32-bit and in 64-bit units.
const PENALTY_WEIGHT = offsetOf("Program", "penaltyWeight") >> 2;
const PENALTY = offsetOf("Program", "penalty") >> 3;
const UNIT_GRADIENT = offsetOf("Program", "unitGradient") >> 3;

/** The layer's tensors by name, and the entries of all. */
function placedSlices({ cell, inputSize, hiddenSize }: RecurrentSpec): {
  readonly slices: ReadonlyMap<string, PlacedSlice>;
  readonly length: number;
} {
  const slices = new Map<string, PlacedSlice>();
  let length = 0;
  for (const [slice, { name, shape }] of slicesOf(cell, { inputSize, hiddenSize }).entries()) {
    slices.set(name, { offset: length, slice });
    length += shape.reduce((product, size) => product * size, 1);
  }
  return { slices, length };
}
