// This engine. Arguments: build (simd, relaxed, wide), "default" for the runtime's best of 128 bits or "reference", the folder of the compiled library, threads.
import { Worker } from "node:worker_threads";
import { contend } from "./contender.mjs";
import { gradusStep, library, parametersOf } from "./gradus-step.mjs";

const [build, dist, threads = "1"] = process.argv.slice(2);
const gradus = await library(dist);
const size = Number(threads);

let chosen = build === "default" ? gradus.defaultBuild() : build;
let note = "";
if (build === "wide") {
  const decision = gradus.revectorize();
  chosen = decision.build ?? "relaxed";
  note = decision.reason;
}

let others = [];
await contend({ build: chosen, note }, async (shape) => {
  if (size === 1) return gradusStep(gradus, gradus.kernels(chosen), shape);
  await Promise.all(others.map((worker) => worker.terminate()));
  const memory = gradus.teamMemory({ worldSize: size, parameters: parametersOf(gradus, shape), slices: 16 });
  const start = (rank) =>
    new Worker(new URL("./gradus-member.mjs", import.meta.url), {
      workerData: { build: chosen, dist, shape, memory, rank },
    });
  others = Array.from({ length: size - 1 }, (_, k) => start(k + 1));
  return gradusStep(gradus, gradus.kernels(chosen), shape, gradus.joinTeam(memory, 0));
});
for (const worker of others) worker.terminate();
