// What the benchmarks that compare tuned methods on tasks share: their options, and a line for each task and method.
//   [--data ../shared/data] [--trials 8] [--seeds 10] [--epochs N] [--hidden N] [--tuning-seed 7] [--tasks "a;b"] [--methods "a;b"] [--out FILE]
import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measure } from "./protocol.js";

const named = (items, names) => (names === "" ? items : items.filter(({ name }) => names.split(";").includes(name)));

/** Measures every method on every task; `fixed` goes to the protocol as it is. */
export async function runComparison({ methods, tasks, defaults, fixed = {} }) {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: "../shared/data" },
      trials: { type: "string", default: "8" },
      seeds: { type: "string", default: "10" },
      epochs: { type: "string", default: String(defaults.epochs) },
      "tuning-seed": { type: "string", default: "7" },
      hidden: { type: "string", default: String(defaults.hiddenSize) },
      tasks: { type: "string", default: "" },
      methods: { type: "string", default: "" },
      out: { type: "string", default: "" },
    },
  });
  const options = {
    trials: Number(values.trials),
    seeds: Number(values.seeds),
    epochs: Number(values.epochs),
    hiddenSize: Number(values.hidden),
    tuningSeed: Number(values["tuning-seed"]),
    ...fixed,
  };

  for (const task of named(tasks(values.data), values.tasks)) {
    for (const method of named(methods, values.methods)) {
      const result = await measure(task, method, options);
      if (values.out) appendFileSync(values.out, `${JSON.stringify({ options, ...result })}\n`);
      const errors = result.runs.map((run) => run.test).sort((a, b) => a - b);
      const median = (errors[(errors.length - 1) >> 1] + errors[errors.length >> 1]) / 2;
      const seconds = result.runs.reduce((sum, run) => sum + run.seconds, 0) / result.runs.length;
      const line = [
        task.name.padEnd(14),
        method.name.padEnd(24),
        `median ${median.toPrecision(4)}`,
        `range ${errors[0].toPrecision(4)} to ${errors.at(-1).toPrecision(4)}`,
        `epoch ${result.runs.map((run) => run.epoch).join(" ")}`,
        `${seconds.toFixed(2)} s`,
        JSON.stringify(result.setting),
      ];
      console.log(line.join("  "));
    }
  }
}
