import type { OperatingPoint } from "../../network/cell.js";
import type { Activation } from "../../smoothing/contract.js";

/** Where units of this amplitude use the activation as a straight line: at 0, or beside a kink there. Its slope may be 0, as of sign: see `refusalOf`. */
export function operatingPoint(activation: Activation, amplitude: number): OperatingPoint {
  const at = activation.linearAt?.(amplitude) ?? 0;
  return { at, value: activation.value(at), slope: activation.derivative(at) };
}
