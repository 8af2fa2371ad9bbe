import type { DenseNoise, DensePass, DenseSpec, FloatArray, Moments } from "../contract.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";
import { allocateMoments, type MomentsAddress, momentsAddress } from "./moments.js";

/** The readout on SIMD kernels; see the reference's Dense for the formulas. */
export class WasmDense implements DensePass {
  readonly spec: DenseSpec;
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: DenseNoise = { weight: 0, bias: 0 };
  readonly #kernels: WasmExports;
  readonly #arena: Arena;
  readonly #below: MomentsAddress;
  readonly #belowGradient: MomentsAddress;
  readonly #out: MomentsAddress;
  readonly #outGradient: MomentsAddress;
  readonly #squares: FloatArray; // (O, H), W^2
  readonly #squaresGradient: FloatArray; // (O, H)
  readonly #noiseOut: Float64Array; // (2)
  #weightNoise = 0;

  constructor(spec: DenseSpec, kernels: WasmExports, arena: Arena) {
    this.spec = spec;
    this.#kernels = kernels;
    this.#arena = arena;
    this.output = allocateMoments(arena, spec.form, spec.rows * spec.outputSize);
    this.outputGradient = allocateMoments(arena, spec.form, spec.rows * spec.outputSize);
    this.#below = momentsAddress(arena, "dense: `below.output`", spec.below.output);
    this.#belowGradient = momentsAddress(arena, "dense: `below.outputGradient`", spec.below.outputGradient);
    this.#out = momentsAddress(arena, "output", this.output);
    this.#outGradient = momentsAddress(arena, "outputGradient", this.outputGradient);
    const weights = this.#hasVariance ? spec.outputSize * spec.inputSize : 0;
    this.#squares = arena.allocate(weights);
    this.#squaresGradient = arena.allocate(weights);
    this.#noiseOut = new Float64Array(arena.buffer, arena.allocateBytes(16), 2);
  }

  forward(parameters: FloatArray, noise: DenseNoise): void {
    const { rows, inputSize: H, outputSize: O } = this.spec;
    const k = this.#kernels;
    const w = this.#arena.address("dense: `parameters`", parameters, O * (H + 1));
    k.fillRows(this.#out.mean, w + 4 * O * H, rows, O);
    k.denseForward(this.#below.mean, w, this.#out.mean, rows, H, O);
    if (!this.#hasVariance) return;
    this.#weightNoise = noise.weight;
    const squares = this.#squares.byteOffset;
    k.square(w, squares, O * H);
    k.fillRows(this.#out.variance, 0, rows, O);
    k.denseForward(this.#below.variance, squares, this.#out.variance, rows, H, O);
    k.denseNoise(this.#below.mean, this.#below.variance, this.#out.variance, rows, H, O, noise.weight, noise.bias);
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
    this.noiseGradient.weight = this.noiseGradient.bias = 0;
    if (!this.#hasVariance) return;
    const squares = this.#squares.byteOffset;
    const dSquares = this.#squaresGradient.byteOffset;
    this.spec.below.outputGradient.variance!.fill(0);
    this.#squaresGradient.fill(0);
    k.denseBackward(xVariance, squares, dyVariance, dxVariance, dSquares, rows, H, O);
    k.addThroughSquare(w, dSquares, dw, O * H);
    const out = this.#noiseOut.byteOffset;
    k.denseNoiseBackward(x, xVariance, dyVariance, dx, dxVariance, rows, H, O, this.#weightNoise, out);
    this.noiseGradient.weight = this.#noiseOut[0]!;
    this.noiseGradient.bias = this.#noiseOut[1]!;
  }

  get #hasVariance(): boolean {
    return this.spec.below.output.variance !== null && this.output.variance !== null;
  }
}
