import { addPanel, panelToRows, rowsToPanel } from "../panel";
import { flush } from "../simd";
import { activationBackward } from "./activation";
import { blendBackward } from "./blend";
import { productBackward, sumBackward } from "./elementwise";
import { hideUnbegun } from "./forward";
import { unpackGradients } from "./pack";
import { penaltyGradients } from "./penalty";
import { addProducts, multiplyBack, recordStep } from "./product";
import {
  ACTIVATION, Affine, AFFINE, BLEND, lanesOf, Operation, Product, PRODUCT, Program, setOf, State, SUM, Term, unitBytes, Value,
} from "./program";
import { secondBack, takeSpread } from "./second";

/** Back-propagation through time from the last step to program.firstStep; adds to `gradient`. */
export function cellBackward(address: usize, parameters: usize, gradient: usize): void {
  const program = changetype<Program>(address);
  clear(program);
  const from = program.emitAll ? 0 : program.steps - 1;
  let filled = 0; // samples in the window
  for (let t = program.steps - 1; t >= program.firstStep; t--) {
    openStates(program, t);
    if (t >= from) addEmitted(program, t, t - from);
    if (program.lengths) hideGradients(program, t);
    for (let at = program.lastOperation; at; at = changetype<Operation>(at).previous) {
      runBack(program, changetype<Operation>(at), t);
    }
    for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
      const product = changetype<Product>(at);
      if (!product.isLate && (t > program.firstStep || !product.isBefore)) back(program, product, t);
    }
    if (program.inputGradient) giveInput(program, t);
    recordStep(program, t, filled);
    filled += program.blocks << 3;
    if (filled == program.samples || t == program.firstStep) {
      addProducts(program, filled);
      filled = 0;
    }
  }
  unpackGradients(program, parameters, gradient);
  if (program.form != 1) return;
  penaltyGradients(program, parameters, gradient);
  if (!program.inputGradient) return;
  // The penalty of a step stands by itself: what is cut off is only the way back from it.
  for (let t = program.firstStep - 1; t >= program.begin; t--) penaltyToInput(program, t);
}

function clear(program: Program): void {
  program.unitGradient = 0;
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    const bytes = (<usize>(product.rows * product.sourceRows)) << 2;
    memory.fill(product.gradient, 0, bytes);
    if (product.gradient2) memory.fill(product.gradient2, 0, bytes);
    for (let term = product.firstTerm; term; term = changetype<Term>(term).nextOfProduct) {
      store<f64>(changetype<Term>(term).noiseGradient, 0);
    }
  }
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next) {
    if (changetype<Affine>(at).biasNoise) store<f64>(changetype<Affine>(at).biasNoiseGradient, 0);
  }
  memory.fill(program.biasGradient, 0, (<usize>program.slotRows) << 2);
  const first = (<usize>(program.begin * program.batch * program.inputs)) << 2;
  const inputs = ((<usize>(program.steps * program.batch * program.inputs)) << 2) - first;
  if (program.inputGradient) memory.fill(program.inputGradient + first, 0, inputs);
  if (program.inputVarianceGradient) memory.fill(program.inputVarianceGradient + first, 0, inputs);
}

// What comes from the step after is there, what is negligible in it set to 0; it is 0 after the last, and where no operation reads a state.
function openStates(program: Program, t: i32): void {
  const bytes = (<usize>program.blocks) * unitBytes(program);
  for (let at = program.firstState; at; at = changetype<State>(at).next) {
    const state = changetype<State>(at);
    const now = changetype<Value>(state.now);
    const isThere = state.isRead != 0 && t + 1 < program.steps;
    openGradient(now.gradient + setOf(now, t), bytes, isThere);
    if (program.form) openGradient(now.gradient2 + setOf(now, t), bytes, isThere);
  }
}

function openGradient(at: usize, bytes: usize, isThere: bool): void {
  if (!isThere) {
    memory.fill(at, 0, bytes);
    return;
  }
  const end = at + bytes;
  for (; at < end; at += 16) v128.store(at, flush(v128.load(at)));
}

// Adds the caller's dL/dh of emitted step s.
function addEmitted(program: Program, t: i32, s: i32): void {
  const now = changetype<Value>(changetype<State>(program.firstState).now);
  const H = program.hidden;
  for (let b = 0; b < program.blocks; b++) {
    const lanes = lanesOf(program, b);
    const row = ((<usize>(s * program.batch + 8 * b)) * <usize>H) << 2;
    const to = setOf(now, t) + (<usize>b) * now.apart;
    rowsToPanel(program.outputGradient + row, H, lanes, program.scratch);
    addPanel(now.gradient + to, program.scratch, program.rows << 3);
    if (!program.form) continue;
    rowsToPanel(program.outputVarianceGradient + row, H, lanes, program.scratch);
    addPanel(now.gradient2 + to, program.scratch, program.rows << 3);
  }
}

// No gradient goes into a sequence that has not begun.
function hideGradients(program: Program, t: i32): void {
  for (let at = program.firstState; at; at = changetype<State>(at).next) {
    const now = changetype<Value>(changetype<State>(at).now);
    hideUnbegun(program, t, now.gradient + setOf(now, t), now.apart, program.rows);
    if (program.form) hideUnbegun(program, t, now.gradient2 + setOf(now, t), now.apart, program.rows);
  }
}

function runBack(program: Program, operation: Operation, t: i32): void {
  const kind = operation.kind;
  if (kind == AFFINE) affineBack(program, changetype<Affine>(operation.affine), t);
  else if (kind == ACTIVATION) activationBackward(program, operation, t);
  else if (kind == PRODUCT) productBackward(program, operation, t);
  else if (kind == SUM) sumBackward(program, operation, t);
  else if (kind == BLEND) blendBackward(program, operation, t);
}

// Its deltas are complete; what it read of this step gets its gradient now, the rest at the step's end.
function affineBack(program: Program, affine: Affine, t: i32): void {
  if (program.form == 2) takeSpread(program, affine, t);
  for (let at = affine.firstTerm; at; at = changetype<Term>(at).nextOfAffine) {
    const product = changetype<Product>(changetype<Term>(at).product);
    if (product.isLate) back(program, product, t);
  }
}

function back(program: Program, product: Product, t: i32): void {
  if (!product.goesBack) return;
  multiplyBack(program, product, t);
  if (program.form) secondBack(program, product, t);
}

/** dL/dx of step t to the layer below. */
function giveInput(program: Program, t: i32): void {
  const value = changetype<Value>(program.inputValue);
  const I = program.inputs;
  for (let b = 0; b < program.blocks; b++) {
    const lanes = lanesOf(program, b);
    const row = ((<usize>(t * program.batch + 8 * b)) * <usize>I) << 2;
    const from = (<usize>b) * value.apart;
    panelToRows(value.gradient + from, I, lanes, program.inputGradient + row);
    if (program.form) panelToRows(value.gradient2 + from, I, lanes, program.inputVarianceGradient + row);
  }
}

function penaltyToInput(program: Program, t: i32): void {
  const value = changetype<Value>(program.inputValue);
  const bytes = (<usize>program.blocks) * value.apart;
  memory.fill(value.gradient, 0, bytes);
  memory.fill(value.gradient2, 0, bytes);
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    if (changetype<Product>(at).source == program.inputValue) secondBack(program, changetype<Product>(at), t);
  }
  giveInput(program, t);
}
