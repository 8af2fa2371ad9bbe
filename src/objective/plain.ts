import { ensureNoOptions, type NoOptions } from "../core/options.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";
import { NetworkPass } from "./network-pass.js";

const weights = { penalty: 0, variance: 0 };

/** The original objective f: the mean loss over sequences and scored steps. Sigma has no part in it. */
export function plain(options?: NoOptions): Objective {
  ensureNoOptions("plain", options);
  return { name: "plain", detail: "plain objective", diffuses: false, plan: planPlain };
}

/** A plain pass; the diffused objectives use it at sigma = 0, where they equal it and it costs least. */
export function planPlain(spec: TrainSpec): ObjectivePass & { readonly pass: NetworkPass } {
  const pass = new NetworkPass(spec, "plain");
  return {
    pass,
    batch: pass.batch,
    gradientBySigma: 0,
    evaluate: () => pass.forward(weights, false),
    differentiate(_sigma, depth = spec.steps) {
      spec.gradient.fill(0);
      const value = pass.forward(weights, true);
      pass.backward(weights, depth);
      return value;
    },
  };
}
