// How the cost of a training step grows with steps, batch and hidden units, and how long it takes to start.
// Slope: least squares of log time by log size; 1 is proportional. Part of run.mjs.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Contender } from "./contender-process.mjs";

const here = import.meta.dirname;
const modern = join(here, "node_modules", ".bin", "node");
const runtime = existsSync(modern) ? modern : process.execPath;

const BASE = { batch: 32, steps: 100, inputs: 4, hidden: 64 };
const SIZES = { steps: [25, 50, 100, 200, 400], batch: [8, 16, 32, 64, 128], hidden: [16, 32, 64, 128, 256, 512] };
const ROUNDS = 5;

/** `dist`: the compiled library; `out`: where growth.json and growth.md go. Returns the latter's text. */
export async function measureGrowth({ dist, out, base = BASE, sizes = SIZES }) {
  const command = [runtime, join(here, "contender-gradus.mjs"), "default", dist];
  const contender = await Contender.start({ name: "gradus", command, shape: {} }, here);
  const growth = {};
  for (const [size, values] of Object.entries(sizes)) growth[size] = await measure(contender, base, size, values);
  contender.stop();
  const record = {
    date: new Date().toISOString(),
    machine: { cpu: cpus()[0].model, cores: availableParallelism() },
    versions: contender.versions,
    base,
    growth,
    startMs: Math.min(...Array.from({ length: 15 }, () => startTime(dist))),
  };
  writeFileSync(join(out, "growth.json"), `${JSON.stringify(record, null, 1)}\n`);
  const text = markdown(record);
  writeFileSync(join(out, "growth.md"), text);
  return text;
}

async function measure(contender, base, size, values) {
  const fastest = values.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, value] of values.entries()) {
      await contender.ask({ prepare: { cell: "elman", ...base, [size]: value } });
      const probe = await contender.ask({ steps: 3 });
      const steps = Math.max(3, Math.min(100, Math.floor(100 / probe.cpu[2])));
      fastest[k] = Math.min(fastest[k], ...(await contender.ask({ steps })).cpu);
    }
  }
  return { values, milliseconds: fastest, slope: slope(values.map(Math.log), fastest.map(Math.log)) };
}

function slope(x, y) {
  const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = x.reduce((total, value, k) => total + (value - mx) * (y[k] - my), 0);
  return covariance / x.reduce((total, value) => total + (value - mx) ** 2, 0);
}

/** Milliseconds from before the import of the package's entry to the end of the first training step, in a fresh process. */
function startTime(dist) {
  const entry = JSON.stringify(pathToFileURL(join(dist, "entry", "index.js")).href);
  const script = `
    const start = performance.now();
    const { buildNetwork, losses, plain, randomStream, selectKernels } = await import(${entry});
    const { kernels } = selectKernels();
    const network = buildNetwork({ inputSize: 2, hiddenSizes: [32] });
    const parameters = kernels.allocate(network.layout.length);
    const gradient = kernels.allocate(network.layout.length);
    const spec = { network, kernels, loss: losses.get("squared"), batch: 32, steps: 50, scored: "last", parameters, gradient };
    plain().plan({ ...spec, random: randomStream(1) }).differentiate(0);
    kernels.vector.addScaled(parameters, gradient, -0.01);
    console.log(performance.now() - start);`;
  return Number(execFileSync(runtime, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

function markdown({ date, machine, versions, base, growth, startMs }) {
  const rows = Object.entries(growth).flatMap(([size, { values, milliseconds, slope: exponent }]) => [
    `| ${size} | ${values.join(" | ")} |`,
    `|---|${values.map(() => "---").join("|")}|`,
    `| ms | ${milliseconds.map((ms) => ms.toFixed(2)).join(" | ")} |`,
    "",
    `Time grows as ${size} to the power ${exponent.toFixed(2)}.`,
    "",
  ]);
  return [
    "# Engine: growth of the cost of a training step",
    "",
    `${date}, ${machine.cpu}, ${machine.cores} cores, Node ${versions.node}, build ${versions.build}. Fastest step in processor time;`,
    `the other sizes are ${Object.entries(base)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}.`,
    "",
    ...rows,
    `From the import of the package to the end of the first training step: ${startMs.toFixed(1)} ms (fastest of 15 fresh processes).`,
    "",
  ].join("\n");
}
