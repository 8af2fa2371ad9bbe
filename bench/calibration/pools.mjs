// Trains the pools of real runs that bench/calibration/simulate.mjs draws its studies from: many seeds of one setting for each method, on two
// tasks. Settings are those that `gradus poc` and `gradus demo adding` found by tuning.
//   npm run build && node bench/calibration/pools.mjs          (about 20 minutes on 2 cores)
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { poolTasks } from "./tasks.mjs";
import { trainPool } from "./train-pool.mjs";

const only = process.argv[2];
for (const task of await poolTasks()) {
  if (only && task.name !== only) continue;
  const pools = {};
  for (const method of task.methods) {
    const began = performance.now();
    pools[method.name] = await trainPool(task, method);
    console.error(
      `${task.name} ${method.name}: ${method.seeds} runs in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  }
  const { name, batchSize, epochs } = task;
  const text = JSON.stringify({ name, batchSize, epochs, pools });
  writeFileSync(join(import.meta.dirname, `pool-${name}.json.gz`), gzipSync(text, { level: 9 }));
}
