import type { ClosedForm, ObjectivePass, TrainSpec } from "./contract.js";
import { ensureClosedForm } from "./ensure-closed-form.js";
import { NetworkPass } from "./network-pass.js";
import { ensureSigma, gradientBySigma, gradientBySlice, setNoise, sharesBySlice } from "./noise.js";
import { planPlain } from "./plain.js";

/** A pass that runs the smoothed network while sigma > 0 and the plain one, equal there and cheaper, at sigma = 0. */
export function planClosedForm(
  spec: TrainSpec,
  { form, weights, shares, smoothUnits }: ClosedForm,
): ObjectivePass & { readonly pass: NetworkPass } {
  ensureClosedForm(spec);
  const { layout } = spec.network;
  const plainPass = planPlain(spec);
  const pass = new NetworkPass(spec, form);
  const share = () => {
    pass.batch.inputs.set(plainPass.batch.inputs);
    pass.batch.targets.set(plainPass.batch.targets);
    if (pass.batch.weights !== null) pass.batch.weights.set(plainPass.batch.weights!);
    if (pass.batch.lengths !== null) pass.batch.lengths.set(plainPass.batch.lengths!);
  };
  const bySlice = new Float64Array(layout.slices.length);
  const noise = { sigma: 0, shares: sharesBySlice(layout, shares), smoothUnits }; // made once: a step allocates nothing
  let bySigma = 0;
  return {
    pass,
    ...(smoothUnits ? {} : { perSlice: { shares: noise.shares, gradientBySigma: bySlice } }),
    batch: plainPass.batch,
    get gradientBySigma() {
      return bySigma;
    },
    evaluate(sigma) {
      ensureSigma(sigma);
      if (sigma === 0) return plainPass.evaluate(0);
      share();
      noise.sigma = sigma;
      setNoise(pass.noise, layout, noise);
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
      setNoise(pass.noise, layout, noise);
      spec.gradient.fill(0);
      const value = pass.forward(weights, true);
      pass.backward(weights, depth);
      bySigma = gradientBySigma(pass.noise, pass.noiseGradient, sigma);
      gradientBySlice(pass.noiseGradient, layout, noise, bySlice);
      return value;
    },
  };
}
