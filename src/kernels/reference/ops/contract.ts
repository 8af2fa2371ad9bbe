import type { FloatArray } from "../../../core/float-array.js";
import type { Operation } from "../../../network/cell.js";
import type { Activation } from "../../../smoothing/contract.js";
import type { Form, LayerNoise } from "../../contract.js";
import type { Allocate, Operand } from "../value.js";

/** Inputs of an operation's planning. */
export interface OperationPlan {
  readonly form: Form;
  /** B */
  readonly batch: number;
  /** T */
  readonly steps: number;
  readonly allocate: Allocate;
  /** Operand of a name, at the place where the operation reads it. */
  readonly operand: (name: string) => Operand;
  /** The result. */
  readonly into: Operand;
  /** A tensor of the layer by name: its offset in the layer's parameters, and its index among the layer's slices. */
  readonly slice: (name: string) => { readonly offset: number; readonly slice: number };
  /** The network's own. */
  readonly activation: Activation;
  /** Whether sequence b has begun at step t. */
  readonly isThere: (t: number, b: number) => boolean;
  /** Weight of sequence b in the penalty. */
  readonly weightOf: (b: number) => number;
}

/** State that changes from call to call; one object for all operations of a layer, made once. */
export interface LayerRun {
  parameters: FloatArray;
  gradient: FloatArray;
  noise: Readonly<LayerNoise>;
  readonly noiseGradient: LayerNoise;
  /** Sum over rows, each with its weight, steps and units of the variance that noise adds, activation form. */
  penalty: number;
  penaltyWeight: number;
}

/** One operation at work on a layer: the rows of step t forward, and their gradients back. */
export interface OperationPass {
  forward(t: number, run: LayerRun): void;
  /** Adds, from the gradient by what it made, those by what it read and by the parameters. */
  backward(t: number, run: LayerRun): void;
  /** The penalty's own gradient at a step where back-propagation has been cut off; absent where there is no penalty. */
  penaltyBackward?(t: number, run: LayerRun): void;
}

/** Plans an operation of one kind. */
export type PlanOperation<Kind extends Operation["kind"]> = (
  operation: Extract<Operation, { readonly kind: Kind }>,
  plan: OperationPlan,
) => OperationPass;
