import { GradusError } from "../../core/errors.js";
import type { MeanVariance, RecurrentSpec } from "../contract.js";
import { type Allocate, allocateMeanVariance, type Operand, rowsAt, type Steps } from "./value.js";

/** A state of the cell: rows of all steps and of the one before the first, and gradients of the step at hand and of the one before. */
interface State {
  readonly now: Operand;
  readonly before: Operand;
}

/** The named values of one layer over all its steps. */
export class LayerValues {
  readonly #spec: RecurrentSpec;
  readonly #allocate: Allocate;
  readonly #states = new Map<string, State>();
  /** Operand of each name for the operation that is planned next. */
  readonly #meaning = new Map<string, Operand>();
  /** Gradients of the step at hand that each step begins with at 0. */
  readonly #passing: Steps[] = [];

  constructor(spec: RecurrentSpec, input: MeanVariance, allocate: Allocate) {
    this.#spec = spec;
    this.#allocate = allocate;
    const { batch: B, inputSize: I, below, cell } = spec;
    const stride = B * I;
    this.#meaning.set("input", {
      width: I,
      value: { ...input, start: 0, stride },
      gradient: below && { ...below.outputGradient, start: 0, stride },
    });
    for (const name of cell.states) {
      const state = this.#state();
      this.#states.set(name, state);
      this.#meaning.set(name, state.before);
    }
  }

  /** Lookup of operands at this place in the list: a state's is the step before's until an operation makes the new one. */
  reader(): (name: string) => Operand {
    const meaning = new Map(this.#meaning);
    return (name) => {
      const operand = meaning.get(name);
      if (operand !== undefined) return operand;
      const known = [...meaning.keys()].join(", ");
      throw new GradusError(`cell ${this.#spec.cell.name}: no value "${name}" at that place. Known there: ${known}.`);
    };
  }

  /** The value that an operation makes under this name. */
  make(name: string): Operand {
    const operand = this.#states.get(name)?.now ?? this.#temporary();
    this.#meaning.set(name, operand);
    return operand;
  }

  /** Whether sequence b has begun at step t. */
  readonly isThere = (t: number, b: number): boolean => {
    const { lengths, steps } = this.#spec;
    return lengths === null || t >= steps - lengths[b]!;
  };

  /** Weight of sequence b in the penalty. */
  readonly weightOf = (b: number): number => {
    const { sequenceWeights } = this.#spec;
    return sequenceWeights === null ? 1 : sequenceWeights[b]!;
  };

  /** Sets the states before step t to 0: a longer batch may have left some there. */
  clearBefore(t: number): void {
    if (t === 0) return;
    for (const { before } of this.#states.values()) {
      const from = rowsAt(before.value, t);
      before.value.mean.fill(0, from, from + before.value.stride);
      before.value.variance?.fill(0, from, from + before.value.stride);
    }
  }

  /** Sets the states of step t to 0 in the sequences that have not begun. */
  clearUnbegun(t: number): void {
    const { lengths, batch, hiddenSize: H } = this.#spec;
    if (lengths === null) return;
    for (let b = 0; b < batch; b++) {
      if (this.isThere(t, b)) continue;
      for (const { now } of this.#states.values()) {
        const at = rowsAt(now.value, t) + b * H;
        now.value.mean.fill(0, at, at + H);
        now.value.variance?.fill(0, at, at + H);
      }
    }
  }

  /** Copies the first state of the emitted steps, which are the last ones, from step `begin` on. */
  emit(output: MeanVariance, begin: number): void {
    const { mean, variance, stride } = this.#output.now.value;
    const rows = Math.min(output.mean.length, (this.#spec.steps - begin) * stride);
    const to = output.mean.length - rows;
    output.mean.set(mean.subarray(mean.length - rows), to);
    output.variance?.set(variance!.subarray(variance!.length - rows), to);
  }

  clearGradients(): void {
    for (const { now, before } of this.#states.values()) {
      clear(now.gradient!);
      clear(before.gradient!);
    }
  }

  /** Begins step t on the way back: its states get what the step after gave them, and the caller's gradient where it was emitted. */
  startBackward(t: number, outputGradient: MeanVariance): void {
    const { batch: B, steps: T, hiddenSize: H } = this.#spec;
    for (const { now, before } of this.#states.values()) {
      now.gradient!.mean.set(before.gradient!.mean);
      now.gradient!.variance?.set(before.gradient!.variance!);
      clear(before.gradient!);
    }
    for (const gradient of this.#passing) clear(gradient);
    const firstEmitted = T - outputGradient.mean.length / (B * H);
    if (t >= firstEmitted) add(this.#output.now.gradient!, outputGradient, (t - firstEmitted) * B * H);
    this.#stopBeforeBegin(t);
  }

  /** No gradient goes into a sequence that has not begun. */
  #stopBeforeBegin(t: number): void {
    const { lengths, batch, hiddenSize: H } = this.#spec;
    if (lengths === null) return;
    for (let b = 0; b < batch; b++) {
      if (this.isThere(t, b)) continue;
      for (const { now } of this.#states.values()) {
        now.gradient!.mean.fill(0, b * H, (b + 1) * H);
        now.gradient!.variance?.fill(0, b * H, (b + 1) * H);
      }
    }
  }

  get #output(): State {
    return this.#states.get(this.#spec.cell.states[0]!)!;
  }

  #state(): State {
    const { batch: B, steps: T, hiddenSize: H } = this.#spec;
    const rows = this.#arrays((T + 1) * B * H); // the first B rows are the state before the first step: 0
    const stride = B * H;
    return {
      now: { width: H, value: { ...rows, start: stride, stride }, gradient: this.#gradient() },
      before: { width: H, value: { ...rows, start: 0, stride }, gradient: this.#gradient() },
    };
  }

  #temporary(): Operand {
    const { batch: B, steps: T, hiddenSize: H } = this.#spec;
    const gradient = this.#gradient();
    this.#passing.push(gradient);
    return { width: H, value: { ...this.#arrays(T * B * H), start: 0, stride: B * H }, gradient };
  }

  /** (B, H), of the step at hand. */
  #gradient(): Steps {
    return { ...this.#arrays(this.#spec.batch * this.#spec.hiddenSize), start: 0, stride: 0 };
  }

  #arrays(length: number): MeanVariance {
    return allocateMeanVariance(this.#allocate, this.#spec.form, length);
  }
}

function clear({ mean, variance }: MeanVariance): void {
  mean.fill(0);
  variance?.fill(0);
}

/** into += the rows of `from` that begin at `at`. */
function add(into: MeanVariance, from: MeanVariance, at: number): void {
  for (let k = 0; k < into.mean.length; k++) {
    into.mean[k]! += from.mean[at + k]!;
    if (into.variance !== null) into.variance[k]! += from.variance![at + k]!;
  }
}
