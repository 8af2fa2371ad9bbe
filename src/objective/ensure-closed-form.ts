import { ensure } from "../core/errors.js";
import { losses } from "../loss/index.js";
import { MOMENTS } from "../smoothing/contract.js";
import { activations } from "../smoothing/index.js";
import type { TrainSpec } from "./contract.js";

/**
 * Throws unless the network's activation gives its moments and the loss its expectation: what every closed form is made of.
 *
 * The types ask for both, but plain JavaScript and activations of one's own can get here without.
 */
export function ensureClosedForm({ network: { activation }, loss }: Pick<TrainSpec, "network" | "loss">): void {
  const moments = new Float64Array(MOMENTS).fill(Number.NaN);
  if (typeof activation.smooth === "function") activation.smooth(0.3, 0.5, moments);
  ensure(
    moments.every(Number.isFinite),
    () =>
      `A closed form needs h1 = E h(X), h2 = E h(X)^2 and their derivatives, the activation "${activation.name}" gives ` +
      `[${moments.join(", ")}] at mean 0.3, variance 0.5. Use sampled(), or one of ${activations.names.join(", ")}.`,
  );
  ensure(
    typeof loss.bound === "function",
    () =>
      `A closed form needs the loss in expectation under Gaussian outputs, "${loss.name}" does not give it. ` +
      `Use sampled(), or one of ${losses.names.join(", ")}.`,
  );
}
