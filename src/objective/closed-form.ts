import type { Form } from "../kernels/contract.js";
import type { ObjectivePass, PassSpec } from "./contract.js";
import { NetworkPass, type NetworkWeights } from "./network-pass.js";
import { gradientBySigma, type NoiseShares, setNoise } from "./noise.js";
import { planPlain } from "./plain.js";

export interface ClosedFormOptions {
  readonly form: Exclude<Form, "plain">;
  readonly weights: NetworkWeights;
  readonly shares: NoiseShares;
  readonly smoothUnits: boolean;
}

/** A pass that runs the smoothed network while sigma > 0 and the plain one, equal there and cheaper, at sigma = 0. */
export function planClosedForm(
  spec: PassSpec,
  { form, weights, shares, smoothUnits }: ClosedFormOptions,
): ObjectivePass & { readonly pass: NetworkPass } {
  const plainPass = planPlain(spec);
  const pass = new NetworkPass(spec, form);
  const share = () => {
    pass.inputs.set(plainPass.inputs);
    pass.targets.set(plainPass.targets);
  };
  let bySigma = 0;
  return {
    pass,
    inputs: plainPass.inputs,
    targets: plainPass.targets,
    get bySigma() {
      return bySigma;
    },
    evaluate(sigma) {
      if (sigma === 0) return plainPass.evaluate(0);
      share();
      setNoise(pass.noise, spec.network, { sigma, shares, smoothUnits });
      return pass.forward(weights, false);
    },
    differentiate(sigma) {
      if (sigma === 0) {
        bySigma = 0;
        return plainPass.differentiate(0);
      }
      share();
      setNoise(pass.noise, spec.network, { sigma, shares, smoothUnits });
      spec.gradient.fill(0);
      const value = pass.forward(weights, true);
      pass.backward(weights, spec.steps);
      bySigma = gradientBySigma(pass.noise, pass.noiseGradient, sigma);
      return value;
    },
  };
}
