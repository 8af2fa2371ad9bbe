// What steps and starts cost on this machine: measured apart from the runs, by one thread, with warm code, all methods of a task in turn, fastest taken.
import { createHash } from "node:crypto";
import { canonicalJson } from "../../dist/core/stored/canonical.js";
import { threadKernels } from "../../dist/kernels/select.js";
import { calibrate } from "../../dist/study/tune/calibrate.js";
import { withStarts } from "../../dist/study/tune/start-costs.js";
import { makeHighway, networkFor, taskOf } from "./one-run.mjs";
import { planOf } from "./settings.mjs";
import { workOf } from "./work.mjs";

/** Times that everything is gone through, beside the rounds of each of them. */
const ROUNDS = 2;
const now = () => performance.now();

/** All that a plan's costs depend on. */
export function costKey(task, { recipe, highway }, { windows, hidden, batchSize }) {
  const { objective, optimizer, initialiser, loss, readoutAtZero, dropout } = recipe;
  const parts = {
    task,
    objective,
    optimizer,
    initialiser,
    loss,
    readoutAtZero,
    highway,
    windows,
    hidden,
    batchSize,
    ...(dropout && { dropout }),
  };
  return createHash("sha256").update(canonicalJson(parts)).digest("hex").slice(0, 16);
}

/** Costs of the methods of a task, each under its setting: one line each, { key, task, method, start, plain, smoothed, ... }. */
export async function costsOf(name, methods, protocol) {
  const task = await taskOf(name, protocol);
  const plans = methods.map(({ method, setting }) => ({ name: method.name, plan: planOf(method, setting) }));
  const choices = [...new Set(plans.map(({ plan }) => plan.highway))];
  const least = new Map();
  const highways = new Map(choices.map((choice) => [choice, Infinity]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const choice of choices) {
      highways.set(choice, Math.min(highways.get(choice), timeHighway(task, choice, round === 0)));
      const own = plans.filter(({ plan }) => plan.highway === choice);
      for (const step of await stepsOf(task, choice, own, protocol)) keepLeast(least, step);
    }
  }
  return plans.map(({ name: method, plan }) => {
    const { plain, smoothed, beside } = least.get(method);
    const highway = highways.get(plan.highway);
    const seconds = { start: beside + highway, highway, plain, smoothed };
    const key = costKey(name, plan, protocol);
    return {
      key,
      task: name,
      method,
      ...rounded(seconds),
      work: workOf(task, plan, { ...protocol, choice: plan.highway }),
    };
  });
}

async function stepsOf(task, choice, plans, { batchSize }) {
  const { train, validation, errorFactor } = task.windows;
  const network = networkFor(task, choice);
  const context = { network: network.spec, highway: network.highway, train, validation, errorFactor, metric: "rmse" };
  const methods = plans.map(({ name, plan }) => ({ name, recipe: plan.recipe, space: {} }));
  const { steps } = await calibrate(context, { methods, batchSizes: [batchSize], kernels: threadKernels, now });
  return withStarts(context, steps, { methods, kernels: threadKernels, now });
}

function keepLeast(least, { method, secondsPlainStep, secondsSmoothedStep, secondsBesideSteps }) {
  const before = least.get(method) ?? { plain: Infinity, smoothed: Infinity, beside: Infinity };
  least.set(method, {
    plain: Math.min(before.plain, secondsPlainStep),
    smoothed: Math.min(before.smoothed, secondsSmoothedStep),
    beside: Math.min(before.beside, secondsBesideSteps),
  });
}

/** Choice and fit, with warm code. */
function timeHighway(task, choice, isCold) {
  if (choice === "none") return 0;
  if (isCold) makeHighway(task, choice);
  const since = now();
  makeHighway(task, choice);
  return (now() - since) / 1000;
}

function rounded(seconds) {
  return Object.fromEntries(Object.entries(seconds).map(([name, value]) => [name, Number(value.toPrecision(4))]));
}
