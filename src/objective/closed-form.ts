import type { ClosedForm, ObjectivePass, PassSpec } from "./contract.js";
import { ensureClosedForm } from "./ensure-closed-form.js";
import { NetworkPass } from "./network-pass.js";
import { ensureSigma, gradientBySigma, gradientByTensor, setNoise } from "./noise.js";
import { planPlain } from "./plain.js";

/** A pass that runs the smoothed network while sigma > 0 and the plain one, equal there and cheaper, at sigma = 0. */
export function planClosedForm(
  spec: PassSpec,
  { form, weights, shares: initialShares, smoothUnits }: ClosedForm,
): ObjectivePass & { readonly pass: NetworkPass } {
  ensureClosedForm(spec);
  const plainPass = planPlain(spec);
  const pass = new NetworkPass(spec, form);
  const share = () => {
    pass.inputs.set(plainPass.inputs);
    pass.targets.set(plainPass.targets);
  };
  const shares = { ...initialShares };
  const byTensor = { input: 0, recurrent: 0, bias: 0, readout: 0 };
  const noise = { sigma: 0, shares, smoothUnits, out: byTensor }; // made once: a step allocates nothing
  let bySigma = 0;
  return {
    pass,
    ...(smoothUnits ? {} : { perTensor: { shares, bySigma: byTensor } }),
    inputs: plainPass.inputs,
    targets: plainPass.targets,
    get bySigma() {
      return bySigma;
    },
    evaluate(sigma) {
      ensureSigma(sigma);
      if (sigma === 0) return plainPass.evaluate(0);
      share();
      noise.sigma = sigma;
      setNoise(pass.noise, spec.network, noise);
      return pass.forward(weights, false);
    },
    differentiate(sigma, depth = spec.steps) {
      ensureSigma(sigma);
      if (sigma === 0) {
        bySigma = 0;
        return plainPass.differentiate(0, depth);
      }
      share();
      noise.sigma = sigma;
      setNoise(pass.noise, spec.network, noise);
      spec.gradient.fill(0);
      const value = pass.forward(weights, true);
      pass.backward(weights, depth);
      bySigma = gradientBySigma(pass.noise, pass.noiseGradient, sigma);
      gradientByTensor(spec.network, pass.noiseGradient, noise);
      return value;
    },
  };
}
