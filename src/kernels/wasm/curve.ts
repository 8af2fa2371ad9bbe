import type { Activation } from "../../smoothing/contract.js";
import type { Arena } from "./memory.js";

/** How the kernels find h from m; the numbers of assembly/curve.ts. */
export const CURVE = { host: 0, identity: 1, relu: 2, tanh: 3, table: 4, logistic: 5 } as const;

/** Activations that have a kernel of their own in the plain form. */
const NATIVE = new Map<string, number>([
  ["identity", CURVE.identity],
  ["relu", CURVE.relu],
  ["tanh", CURVE.tanh],
]);

interface NativeCurve {
  readonly curve: number;
  /** Address of its coefficients, 0 for none. */
  readonly table: number;
}

/** The activation's own kernel in the plain form, or null. */
export function nativeCurve({ name }: Activation, arena: Arena): NativeCurve | null {
  const curve = NATIVE.get(name);
  if (curve === undefined) return null;
  return { curve, table: curve === CURVE.tanh ? tanhCoefficients(arena) : 0 };
}

/** The same for gated cells, whose kernels have the logistic too: their gates are nothing else. */
export function gatedCurve(activation: Activation, arena: Arena): NativeCurve | null {
  if (activation.name === "logistic") return { curve: CURVE.logistic, table: tanhCoefficients(arena) };
  return nativeCurve(activation, arena);
}

function tanhCoefficients(arena: Arena): number {
  const coefficients = arena.allocate(TANH.length);
  coefficients.set(TANH);
  return coefficients.byteOffset;
}

/**
 * tanh(x) = x p(x^2) / q(x^2) for |x| <= 7.9, beyond which tanh is +-1 to 2.8e-7: the bound, then p and q from the highest
 * power. Minimax in relative error, 1.9e-7; with float32 arithmetic the error is below 5e-7. Made by
 * iteratively reweighted least squares in testing/tanh-rational.py.
 */
const TANH = [
  7.9, -6.263483953716786e-9, 7.229255515994737e-6, 2.705233171582222e-3, 0.12720952928066254, 0.9999998211860657,
  1.978823565877974e-4, 0.022887781262397766, 0.460541307926178, 1,
];
