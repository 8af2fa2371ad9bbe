import type { FloatArray } from "../../core/float-array.js";
import { beginningOf } from "../beginning.js";
import {
  type BackwardOptions,
  type Form,
  type LayerNoise,
  type MeanVariance,
  noNoise,
  type RecurrentPass,
  type RecurrentSpec,
} from "../contract.js";
import { CURVE, nativeCurve } from "./curve.js";
import type { WasmExports } from "./exports.js";
import type { HostCurves } from "./host.js";
import { allocateMeanVariance, layerAddresses } from "./mean-variance.js";
import type { Arena } from "./memory.js";
import { PLAN_BYTES, PlanView } from "./plan.js";
import { LANES, Shape } from "./shape.js";
import type { Surfaces } from "./surface.js";
import { CurveTable, PLAIN_CURVES, SMOOTHED_CURVES } from "./table.js";

const FORMS: Record<Form, number> = { plain: 0, activation: 1, weights: 2 };

/**
 * One Elman layer on SIMD kernels, in any form; see the reference engine for the formulas.
 *
 * Everything it needs is planned here; `forward` and `backward` are one call into WASM each.
 */
export class WasmElman implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: MeanVariance;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient = noNoise(3); // of U, V, a
  readonly #kernels: WasmExports;
  readonly #arena: Arena;
  readonly #plan: PlanView;
  readonly #table: CurveTable | null;
  /** (B), where the kernels read the weights of the sequences; null where all count alike. */
  readonly #sequenceWeights: FloatArray | null;
  /** Of the parameters and of their gradient. */
  readonly #length: number;
  #noise: Readonly<LayerNoise> = this.noiseGradient;
  /** Of the last `forward`: the step it began at. */
  #begin = 0;

  constructor(spec: RecurrentSpec, kernels: WasmExports, arena: Arena, hosts: HostCurves, surfaces: Surfaces) {
    this.spec = spec;
    this.#kernels = kernels;
    this.#arena = arena;
    const shape = new Shape(spec);
    const { batch: B, steps: T, inputSize: I, hiddenSize: H } = spec;
    const S = spec.emit === "all" ? T : 1;
    this.#length = H * (I + H + 1);
    this.input = spec.below?.output ?? { mean: arena.allocate(T * B * I), variance: null };
    this.output = allocateMeanVariance(arena, spec.form, S * B * H);
    this.outputGradient = allocateMeanVariance(arena, spec.form, S * B * H);
    this.#plan = new PlanView(arena.buffer, arena.allocateBytes(PLAN_BYTES));
    this.#plan.set({ form: FORMS[spec.form], batch: B, steps: T, inputs: I, hidden: H, emitAll: S === T ? 1 : 0 });
    this.#plan.set({ lengths: spec.lengths === null ? 0 : arena.address("recurrent: `lengths`", spec.lengths, B) });
    this.#plan.set(shape.integers);
    this.#plan.set(shape.allocate(arena));
    this.#setBuffers();
    this.#sequenceWeights = this.#placeSequenceWeights(shape);
    this.#table = this.#makeCurve(surfaces);
    const { form, activation, hiddenSize: hidden } = spec;
    const { hiddenRows } = shape;
    hosts.add(this.#plan.address, { form, activation, hidden, hiddenRows, unitNoise: () => this.#noise.unit });
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): number {
    const plan = this.#plan;
    const address = this.#arena.address("recurrent: `parameters`", parameters, this.#length);
    this.#noise = noise;
    if (this.spec.form === "activation") {
      plan.setInteger("curve", this.#table!.fit(noise.unit) ? CURVE.table : CURVE.host);
      this.#sequenceWeights?.set(this.spec.sequenceWeights!);
    }
    plan.setNoise(noise);
    this.#begin = beginningOf(this.spec.lengths, this.spec.steps);
    plan.setInteger("begin", this.#begin);
    this.#kernels.elmanForward(plan.address, address);
    return this.spec.form === "activation" ? plan.penalty : 0;
  }

  backward(parameters: FloatArray, gradient: FloatArray, options: BackwardOptions): void {
    const plan = this.#plan;
    const address = this.#arena.address("recurrent: `parameters`", parameters, this.#length);
    const gradientAddress = this.#arena.address("recurrent: `gradient`", gradient, this.#length);
    plan.setPenaltyWeight(options);
    plan.setInteger("firstStep", Math.max(this.#begin, this.spec.steps - options.depth));
    this.#kernels.elmanBackward(plan.address, address, gradientAddress);
    plan.readNoiseGradient(this.noiseGradient);
  }

  #setBuffers(): void {
    this.#plan.set(layerAddresses(this.#arena, this));
  }

  /** Whole panels, so that lanes of padding weigh nothing: the mask serves where all sequences count alike. */
  #placeSequenceWeights({ blocks }: Shape): FloatArray | null {
    if (this.spec.form !== "activation" || this.spec.sequenceWeights === null) return null;
    const panels = this.#arena.allocate(blocks * LANES);
    this.#plan.set({ sequenceWeights: this.#arena.address("sequenceWeights", panels, panels.length) });
    return panels.subarray(0, this.spec.batch);
  }

  /** Chooses how h is found; a table where the activation has no kernel of its own and is smooth enough. */
  #makeCurve(surfaces: Surfaces): CurveTable | null {
    const { activation, form } = this.spec;
    if (form === "weights") {
      const table = surfaces.address(activation);
      this.#plan.set({ curve: table === null ? CURVE.host : CURVE.table, table: table ?? 0 });
      return null;
    }
    if (form === "plain") {
      const native = nativeCurve(activation, this.#arena);
      if (native) {
        this.#plan.set({ curve: native.curve, table: native.table });
        return null;
      }
    }
    const table = new CurveTable(activation, form === "plain" ? PLAIN_CURVES : SMOOTHED_CURVES, this.#arena);
    this.#plan.set({ table: table.address, curve: form === "plain" && !table.fit(0) ? CURVE.host : CURVE.table });
    return table;
  }
}
