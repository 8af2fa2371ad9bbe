// Trains the pools of real runs that bench/calibration/simulate.mjs draws its studies from: many seeds of one setting for each method, on two
// tasks. Settings are those that `gradus poc` and `gradus demo adding` found by tuning.
//   npm run build && node bench/calibration/pools.mjs          (some 8 minutes on one core)
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { poolTasks } from "./tasks.mjs";
import { trainPool } from "./train-pool.mjs";

const only = process.argv[2];
for (const task of await poolTasks()) {
  if (only && task.name !== only) continue;
  const lines = [];
  let steps = [];
  for (const method of task.methods) {
    const began = performance.now();
    const pool = await trainPool(task, method);
    steps = pool.steps;
    for (const run of pool.runs) lines.push(JSON.stringify({ method: method.name, ...run }));
    console.error(
      `${task.name} ${method.name}: ${method.seeds} runs in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  }
  const { name, batchSize, epochs } = task;
  lines.unshift(JSON.stringify({ name, batchSize, epochs, steps }));
  writeFileSync(join(import.meta.dirname, `pool-${name}.jsonl`), `${lines.join("\n")}\n`);
}
