import { GradusError } from "../../core/errors.js";
import type { OperatingPoint } from "../../network/cell.js";
import type { Activation } from "../../smoothing/contract.js";

/**
 * Where units of this amplitude use the activation as a straight line: at 0, or beside a kink there.
 *
 * @throws GradusError for an activation without a slope there, such as sign
 */
export function operatingPoint(activation: Activation, amplitude: number): OperatingPoint {
  const at = activation.linearAt?.(amplitude) ?? 0;
  const [value, slope] = [activation.value(at), activation.derivative(at)];
  if (slope !== 0 && Number.isFinite(slope)) return { at, value, slope };
  throw new GradusError(
    `initialiser "linear": the activation must have a slope where units are at rest, "${activation.name}" has ${slope} at ${at}. ` +
      'Use the initialiser "drawn" or "ridge-readout", or another activation.',
  );
}
