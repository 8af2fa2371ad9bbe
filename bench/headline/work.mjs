// Multiply-adds of starts and steps, by formula: products of matrices and sums over windows; what is linear in the parameters is rounded.
import { stepsRun } from "../../dist/data/by-length.js";
import { canLag } from "../../dist/data/linear/lag-products.js";
import { multiplyAdds } from "../../dist/network/multiply-adds.js";
import { stepsOfPass } from "../../dist/network/reading.js";
import { networkFor } from "./one-run.mjs";

/** Linear fits are thinned beyond it. */
const MOST_FIT = 1e9;
const PENALTIES = 7;
/** Windows on which a highway is chosen, three kinds with three drawn networks each. */
const CHOICE = { train: 1000, validation: 500, networks: 9 };

/** { start, plain, smoothed }, the optimiser's own included. */
export function workOf(task, { recipe }, { batchSize, choice }) {
  const { train, validation } = task.windows;
  const network = networkFor(task, choice);
  const steps = stepsOfPass(network, stepsRun(train, batchSize));
  const [outputs, features] = [train.outputSize, task.hidden + 1];
  const moved = network.spec.highwayFeatures ?? 0;
  const pass = batchSize * (steps * multiplyAdds(network) + (3 * features + 2 * moved) * outputs);
  const update = optimiserWork(recipe.optimizer, network.layout);
  const solved = (windows) => windows * ((steps * multiplyAdds(network)) / 3 + (features * (features + outputs)) / 2);
  const readout = solved(train.length + validation.length);
  const start = { drawn: 0, linear: linearFit(train) + readout, orthogonal: 0 };
  const chosen =
    CHOICE.networks * solved(Math.min(CHOICE.train, train.length) + Math.min(CHOICE.validation, validation.length));
  const highway = { none: 0, last: 0, linear: linearFit(train) }[choice] ?? chosen + 2 * linearFit(train);
  return {
    start: Math.round((start[recipe.initialiser.name] ?? linearFit(train) + 3 * readout) + highway),
    plain: Math.round(pass + update),
    smoothed: Math.round(pass * passes(recipe) + update),
  };
}

/** Plain passes that a smoothed one comes to: means and variances are products of their own; of pairs both are run. */
function passes({ objective }) {
  if (objective.name === "plain") return 1;
  return objective.name === "sampled" ? 2 * (objective.pairs ?? 4) : 2;
}

/** Normal equations on the windows' features, from lagged products where windows overlap, and a solution for each penalty. */
function linearFit(train) {
  const { window, inputSize, length } = train;
  const rows = Math.min(window, Math.floor(600 / inputSize) || 1);
  const n = rows * Math.min(inputSize, 600) + 1;
  const products = canLag(train, { rows, inputs: null }) ? length * n * inputSize : (length * n ** 2) / 2;
  return Math.min(MOST_FIT, products) + (PENALTIES * n ** 3) / 6;
}

function optimiserWork({ name }, { length, slices }) {
  const perParameter = { sgd: 1, momentum: 2, adam: 6, adamw: 7, muon: 3 }[name] ?? 7;
  const matrices = slices.filter(({ shape }) => shape.length === 2).map(({ shape }) => shape);
  const sum = (of) => matrices.reduce((total, [m, n]) => total + of(m, n), 0);
  const own = {
    muon: () => sum((m, n) => 5 * (2 * Math.min(m, n) * m * n + Math.min(m, n) ** 3)),
    soap: () => sum((m, n) => 3 * m * n * (m + n) + (2 * m * n * (m + n) + 3 * (m ** 3 + n ** 3)) / 5),
  };
  return perParameter * length + (own[name.split("-")[0]]?.() ?? 0);
}
