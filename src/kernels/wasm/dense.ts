import type { FloatArray } from "../../core/float-array.js";
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
    const { rows, inputSize: H, outputSize: O } = this.spec;
    const k = this.#kernels;
    const w = this.#arena.address("dense: `parameters`", parameters, O * (H + 1));
    k.fillRows(this.#out.mean, w + 4 * O * H, rows, O);
    k.denseForward(this.#below.mean, w, this.#out.mean, rows, H, O);
    if (!this.#hasVariance) return;
    this.#weightNoise = noise.slices[0]!;
    const squares = this.#squares.byteOffset;
    k.square(w, squares, O * H);
    k.fillRows(this.#out.variance, 0, rows, O);
    k.denseForward(this.#below.variance, squares, this.#out.variance, rows, H, O);
    k.denseNoise(
      this.#below.mean,
      this.#below.variance,
      this.#out.variance,
      rows,
      H,
      O,
      noise.slices[0]!,
      noise.slices[1]!,
    );
  }

  backward(parameters: FloatArray, gradient: FloatArray): void {
    const { rows, inputSize: H, outputSize: O } = this.spec;
    const k = this.#kernels;
    const w = this.#arena.address("dense: `parameters`", parameters, O * (H + 1));
    const dw = this.#arena.address("dense: `gradient`", gradient, O * (H + 1));
    const { mean: x, variance: xVariance } = this.#below;
    const { mean: dx, variance: dxVariance } = this.#belowGradient;
    const { mean: dy, variance: dyVariance } = this.#outGradient;
    this.spec.below.outputGradient.mean.fill(0);
    k.sumRows(dy, dw + 4 * O * H, rows, O);
    k.denseBackward(x, w, dy, dx, dw, rows, H, O);
    this.noiseGradient.slices.fill(0);
    if (!this.#hasVariance) return;
    const squares = this.#squares.byteOffset;
    const dSquares = this.#squaresGradient.byteOffset;
    this.spec.below.outputGradient.variance!.fill(0);
    this.#squaresGradient.fill(0);
    k.denseBackward(xVariance, squares, dyVariance, dxVariance, dSquares, rows, H, O);
    k.addThroughSquare(w, dSquares, dw, O * H);
    const out = this.#noiseOut.byteOffset;
    k.denseNoiseBackward(x, xVariance, dyVariance, dx, dxVariance, rows, H, O, this.#weightNoise, out);
    this.noiseGradient.slices.set(this.#noiseOut);
  }

  get #hasVariance(): boolean {
    return this.spec.below.output.variance !== null && this.output.variance !== null;
  }
}
