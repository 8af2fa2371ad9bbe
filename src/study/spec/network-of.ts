import { buildNetwork, type Network } from "../../network/build.js";
import type { TrialContext } from "./trial.js";

/** The network of a fold's trials, with the fold's own highway. */
export function networkOf({ network, highway = null }: Pick<TrialContext, "network" | "highway">): Network {
  return buildNetwork({ ...network, highway: highway ?? network.highway });
}
