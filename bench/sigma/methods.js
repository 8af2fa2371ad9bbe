import { plain } from "../../dist/objective/plain.js";
import { weights } from "../../dist/objective/weights.js";
import { automatic } from "../../dist/schedule/automatic.js";
import { onDemand } from "../../dist/schedule/on-demand.js";
import { plateau } from "../../dist/schedule/plateau.js";
import { annealed } from "../../dist/schedule/sigma.js";
import { singleLoop } from "../../dist/schedule/single-loop.js";

const byRule = (name, rule) => ({
  name,
  optimizer: "momentum",
  options: () => ({ objective: weights(), sigma: rule }),
});

/** Each has the same number of tuning trials: a rule spends them on the learning rate alone, tuned sigma_0 on two numbers. */
export const methods = [
  { name: "plain", optimizer: "momentum", options: () => ({ objective: plain() }) },
  {
    name: "tuned sigma_0",
    optimizer: "momentum",
    twoDimensions: true,
    // 0 with a chance of a quarter, else log-uniform from .05 to 1.
    second: (v) => ({ sigma0: v < 0.25 ? 0 : 0.05 * 20 ** ((v - 0.25) / 0.75) }),
    options: ({ sigma0 }) => ({ objective: weights(), sigma: annealed({ sigma0 }) }),
  },
  byRule("automatic (relative gap)", automatic()),
  byRule("on demand", onDemand({ sigma0: 0.3 })),
  byRule("single loop", singleLoop({ sigma0: 0.5 })),
  byRule("single loop per tensor", singleLoop({ sigma0: 0.5, perTensor: true })),
  byRule("plateau", plateau({ sigma0: 0.5 })),
];
