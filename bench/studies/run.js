// node bench/studies/run.js sigma|sign|effects [--data ../shared/data] [--trials N] [--seeds N] [--epochs N] [--seed N] [--parts "a,b"]
//   [--methods "a,b"] [--workers N] [--out out/bench/NAME]
// Runs the studies of a file beside this one through the study engine and prints a table of each; study.json and the finished trials lie in
// --out, so the same command goes on where it was stopped.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { selectKernels } from "gradus";
import { runStore, workerPool } from "gradus/node";
import { defaultCriteria, networkFor, runStudy } from "gradus/study";
import { gradusVersion, machineRecord } from "../../dist/node/machine.js";
import { studyTable } from "./table.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string", default: "../shared/data" },
    trials: { type: "string" },
    seeds: { type: "string" },
    epochs: { type: "string" },
    seed: { type: "string", default: "1" },
    parts: { type: "string" },
    methods: { type: "string" },
    workers: { type: "string", default: String(availableParallelism()) },
    out: { type: "string" },
  },
});
const [name = ""] = positionals;
const { default: parts } = await import(`./${name}.js`);
const out = values.out ?? `out/bench/${name}`;
const picked = (list, names) =>
  names === undefined ? list : list.filter((item) => names.split(",").includes(item.name));
const now = () => performance.now();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

for (const part of picked(parts, values.parts)) {
  const size = {
    ...part.size,
    ...(values.trials && { tuningTrials: Number(values.trials) }),
    ...(values.seeds && { seeds: Number(values.seeds) }),
    ...(values.epochs && { epochs: Number(values.epochs) }),
  };
  for (const task of part.tasks(values.data)) {
    if (stop.signal.aborted) break;
    const folder = join(out, part.name, task.record.source.replaceAll(/[^a-z0-9.]+/gi, "-"));
    mkdirSync(folder, { recursive: true });
    const { study } = await runStudy(
      {
        task,
        network: networkFor(task, part.network),
        methods: picked(part.methods, values.methods),
        criteria: defaultCriteria,
        size,
        sampler: part.sampler ?? "spread",
        seed: Number(values.seed),
        targetError: part.target === undefined ? null : part.target * task.windows.errorFactor,
        timeBudgetSeconds: null,
      },
      {
        executor: workerPool({ workers: Number(values.workers) }),
        kernels: () => selectKernels().kernels,
        now,
        startedAt: new Date().toISOString(),
        machine: machineRecord(),
        gradusVersion: gradusVersion(),
        signal: stop.signal,
        store: runStore(folder),
      },
    );
    writeFileSync(join(folder, "study.json"), `${JSON.stringify(study, null, 2)}\n`);
    console.log(studyTable(study, part));
  }
}
