import type { FloatArray } from "../../core/float-array.js";
import { beginningOf } from "../beginning.js";
import { type DensePass, type DenseSpec, type LayerNoise, type MeanVariance, noNoise } from "../contract.js";
import type { WasmExports } from "./exports.js";
import { allocateMeanVariance, type MeanVarianceAddress, meanVarianceAddress } from "./mean-variance.js";
import type { Arena } from "./memory.js";

/** The readout on SIMD kernels; see the reference's Affine for the formulas. */
export class WasmDense implements DensePass {
  readonly spec: DenseSpec;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient = noNoise(2); // of W, b
  readonly #kernels: WasmExports;
  readonly #arena: Arena;
  readonly #below: MeanVarianceAddress;
  readonly #belowGradient: MeanVarianceAddress;
  readonly #out: MeanVarianceAddress;
  readonly #outGradient: MeanVarianceAddress;
  readonly #squares: FloatArray; // (O, H), W^2
  readonly #squaresGradient: FloatArray; // (O, H)
  readonly #noiseOut: Float64Array; // (2)
  #weightNoise = 0;

  constructor(spec: DenseSpec, kernels: WasmExports, arena: Arena) {
    this.spec = spec;
    this.#kernels = kernels;
    this.#arena = arena;
    this.output = allocateMeanVariance(arena, spec.form, spec.rows * spec.outputSize);
    this.outputGradient = allocateMeanVariance(arena, spec.form, spec.rows * spec.outputSize);
    this.#below = meanVarianceAddress(arena, "dense: `below.output`", spec.below.output);
    this.#belowGradient = meanVarianceAddress(arena, "dense: `below.outputGradient`", spec.below.outputGradient);
    this.#out = meanVarianceAddress(arena, "output", this.output);
    this.#outGradient = meanVarianceAddress(arena, "outputGradient", this.outputGradient);
    const weights = this.#hasVariance ? spec.outputSize * spec.inputSize : 0;
    this.#squares = arena.allocate(weights);
    this.#squaresGradient = arena.allocate(weights);
    this.#noiseOut = new Float64Array(arena.buffer, arena.allocateBytes(16), 2);
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): void {
    const { inputSize: H, outputSize: O } = this.spec;
    const k = this.#kernels;
    const w = this.#arena.address("dense: `parameters`", parameters, O * (H + 1));
    const first = this.#firstRow;
    const rows = this.spec.rows - first;
    const x = this.#below.mean + 4 * first * H;
    const y = this.#out.mean + 4 * first * O;
    k.fillRows(y, w + 4 * O * H, rows, O);
    k.denseForward(x, w, y, rows, H, O);
    if (!this.#hasVariance) return;
    this.#weightNoise = noise.slices[0]!;
    const squares = this.#squares.byteOffset;
    k.square(w, squares, O * H);
    const xVariance = this.#below.variance + 4 * first * H;
    const yVariance = this.#out.variance + 4 * first * O;
    k.fillRows(yVariance, 0, rows, O);
    k.denseForward(xVariance, squares, yVariance, rows, H, O);
    k.denseNoise(x, xVariance, yVariance, rows, H, O, noise.slices[0]!, noise.slices[1]!);
  }

  backward(parameters: FloatArray, gradient: FloatArray): void {
    const { inputSize: H, outputSize: O } = this.spec;
    const k = this.#kernels;
    const w = this.#arena.address("dense: `parameters`", parameters, O * (H + 1));
    const dw = this.#arena.address("dense: `gradient`", gradient, O * (H + 1));
    const first = this.#firstRow;
    const rows = this.spec.rows - first;
    const ofUnits = 4 * first * H;
    const ofOutputs = 4 * first * O;
    const x = this.#below.mean + ofUnits;
    const dx = this.#belowGradient.mean + ofUnits;
    const dy = this.#outGradient.mean + ofOutputs;
    this.spec.below.outputGradient.mean.fill(0);
    k.sumRows(dy, dw + 4 * O * H, rows, O);
    k.denseBackward(x, w, dy, dx, dw, rows, H, O);
    this.noiseGradient.slices.fill(0);
    if (!this.#hasVariance) return;
    const squares = this.#squares.byteOffset;
    const dSquares = this.#squaresGradient.byteOffset;
    const xVariance = this.#below.variance + ofUnits;
    const dxVariance = this.#belowGradient.variance + ofUnits;
    const dyVariance = this.#outGradient.variance + ofOutputs;
    this.spec.below.outputGradient.variance!.fill(0);
    this.#squaresGradient.fill(0);
    k.denseBackward(xVariance, squares, dyVariance, dxVariance, dSquares, rows, H, O);
    k.addThroughSquare(w, dSquares, dw, O * H);
    const out = this.#noiseOut.byteOffset;
    k.denseNoiseBackward(x, xVariance, dyVariance, dx, dxVariance, rows, H, O, this.#weightNoise, out);
    this.noiseGradient.slices.set(this.#noiseOut);
  }

  /** Rows of steps that no sequence has stand before it. */
  get #firstRow(): number {
    const { lengths, rows } = this.spec;
    return lengths === null ? 0 : lengths.length * beginningOf(lengths, rows / lengths.length);
  }

  get #hasVariance(): boolean {
    return this.spec.below.output.variance !== null && this.output.variance !== null;
  }
}
