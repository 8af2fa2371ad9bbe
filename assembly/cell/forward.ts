import { hideLanes } from "../lengths";
import { panelToRows, rowsToPanel } from "../panel";
import { ROW } from "../simd";
import { activationForward } from "./activation";
import { blendForward } from "./blend";
import { productForward, sumForward } from "./elementwise";
import { packCell } from "./pack";
import { closePenalty, openPenalty } from "./penalty";
import { multiply } from "./product";
import {
  ACTIVATION, Affine, AFFINE, BLEND, lanesOf, meanAt, Operation, Product, PRODUCT, Program, State, SUM, Term, unitBytes, Value, varianceAt,
} from "./program";
import { addSecond, openAffines, takeSeconds } from "./second";

/** Runs a planned cell over its sequence; each step's values stay for the way back. */
export function cellForward(address: usize, parameters: usize): void {
  const program = changetype<Program>(address);
  packCell(program, parameters);
  if (program.form == 1) openPenalty(program, parameters);
  const from = program.emitAll ? 0 : program.steps - 1;
  if (program.begin) clearBefore(program);
  for (let t = program.begin; t < program.steps; t++) {
    takeInput(program, t);
    if (program.form) {
      for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
        const product = changetype<Product>(at);
        if (!product.isLate && product.first == at) takeSeconds(program, product, t);
      }
    }
    openAffines(program, t);
    for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
      if (!changetype<Product>(at).isLate) multiply(program, changetype<Product>(at), t);
    }
    for (let at = program.firstOperation; at; at = changetype<Operation>(at).next) {
      run(program, changetype<Operation>(at), t);
    }
    if (program.lengths) {
      for (let at = program.firstState; at; at = changetype<State>(at).next) {
        const now = changetype<Value>(changetype<State>(at).now);
        hideUnbegun(program, t, meanAt(now, t), now.apart, program.rows);
        if (program.form) hideUnbegun(program, t, varianceAt(now, t), now.apart, program.rows);
      }
    }
    if (t >= from) emit(program, t, t - from);
  }
  if (program.form == 1) closePenalty(program);
}

// The states before the first step are 0: a longer batch may have left some there.
function clearBefore(program: Program): void {
  const bytes = (<usize>program.blocks) * unitBytes(program);
  for (let at = program.firstState; at; at = changetype<State>(at).next) {
    const before = changetype<Value>(changetype<State>(at).before);
    memory.fill(meanAt(before, program.begin), 0, bytes);
    if (program.form) memory.fill(varianceAt(before, program.begin), 0, bytes);
  }
}

function run(program: Program, operation: Operation, t: i32): void {
  const kind = operation.kind;
  if (kind == AFFINE) lateProducts(program, changetype<Affine>(operation.affine), t);
  else if (kind == ACTIVATION) activationForward(program, operation, t);
  else if (kind == PRODUCT) productForward(program, operation, t);
  else if (kind == SUM) sumForward(program, operation, t);
  else if (kind == BLEND) blendForward(program, operation, t);
}

// What an affine value reads of this step itself.
function lateProducts(program: Program, affine: Affine, t: i32): void {
  for (let at = affine.firstTerm; at; at = changetype<Term>(at).nextOfAffine) {
    const product = changetype<Product>(changetype<Term>(at).product);
    if (!product.isLate) continue;
    multiply(program, product, t);
    if (!program.form) continue;
    if (product.first == changetype<usize>(product)) takeSeconds(program, product, t);
    if (program.form == 2) addSecond(program, product, t);
  }
}

/** Sets what belongs to sequences that have not begun at step t to 0 in the panels of a step. */
export function hideUnbegun(program: Program, t: i32, panels: usize, apart: usize, rows: i32): void {
  for (let b = program.firstShort; b < program.blocks; b++) {
    hideLanes(program.lengths + (<usize>b) * ROW, program.steps - t, panels + (<usize>b) * apart, rows);
  }
}

function takeInput(program: Program, t: i32): void {
  const value = changetype<Value>(program.inputValue);
  const inputs = program.inputs;
  for (let b = 0; b < program.blocks; b++) {
    const lanes = lanesOf(program, b);
    const row = ((<usize>(t * program.batch + 8 * b)) * <usize>inputs) << 2;
    const to = (<usize>b) * value.apart;
    rowsToPanel(program.input + row, inputs, lanes, meanAt(value, t) + to);
    if (value.variance) rowsToPanel(program.inputVariance + row, inputs, lanes, varianceAt(value, t) + to);
  }
  // What stands before a sequence may be NaN, which a gradient of 0 times it would be too.
  if (program.lengths) hideUnbegun(program, t, meanAt(value, t), value.apart, inputs);
}

function emit(program: Program, t: i32, s: i32): void {
  const value = changetype<Value>(changetype<State>(program.firstState).now);
  const H = program.hidden;
  for (let b = 0; b < program.blocks; b++) {
    const lanes = lanesOf(program, b);
    const row = ((<usize>(s * program.batch + 8 * b)) * <usize>H) << 2;
    const from = (<usize>b) * value.apart;
    panelToRows(meanAt(value, t) + from, H, lanes, program.output + row);
    if (program.form) panelToRows(varianceAt(value, t) + from, H, lanes, program.outputVariance + row);
  }
}
