import { asEntered } from "../../data/transform/without-transform.js";
import { meanOf } from "../../model/forecasters/network.js";
import type { Network } from "../../network/build.js";
import type { Forecast } from "./intervals.js";
import { type ScoreOptions, withPredictor } from "./score.js";

/** The forecast of a trained network, or the mean of those of several. */
export function networkForecast(
  weights: readonly Float32Array[],
  planned: Pick<ScoreOptions, "kernels"> & { readonly network: Network },
): Forecast {
  return {
    as: asEntered,
    outputs: (set) =>
      withPredictor(set, planned, async (predictorOf) => {
        const all = weights.map((parameters) => {
          const predictor = predictorOf(parameters);
          return set.scored === "all" ? predictor.predictSteps(set) : predictor.predict(set);
        });
        return all.length === 1 ? all[0]! : meanOf(all, all[0]!.length);
      }),
  };
}
