// Measures training steps side by side, interleaved: this engine in each build, alone and on two threads, the reference,
// and the peers that are installed; then how the cost grows. Writes engine (of another cell engine-gru, engine-lstm) and growth, .json and .md, to bench/results.
//   npm install --prefix bench/engine    (the peers, once)
//   apt-get install python3-torch libopenblas0-pthread    (PyTorch with a fast BLAS; without one it is 20 times slower)
//   npm run build && npm run bench:engine -- [--cell elman|gru|lstm] [--only gradus,PyTorch] [--shapes 0,1] [--dist dist]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Contender } from "./contender-process.mjs";
import { measureGrowth } from "./growth.mjs";
import { markdown } from "./markdown.mjs";

const here = import.meta.dirname;
const root = resolve(here, "..", "..");
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    shapes: { type: "string" },
    cell: { type: "string", default: "elman" },
    dist: { type: "string", default: join(root, "dist") },
    rounds: { type: "string", default: "6" },
    seconds: { type: "string", default: "0.4" },
    out: { type: "string", default: join(root, "bench", "results") },
  },
});
const all = JSON.parse(readFileSync(join(here, "shapes.json"), "utf8"));
const shapes = options.shapes ? options.shapes.split(",").map((k) => all[Number(k)]) : all;
const dist = resolve(options.dist);
const modern = join(here, "node_modules", ".bin", "node");
const node24 = existsSync(modern) ? modern : process.execPath;

/** A contender is left out of a shape once a step took longer than this. */
const SLOWEST_MS = 20_000;

const started = new Date();
const contenders = candidates().filter(({ name }) => isAsked(name));
const running = [];
for (const candidate of contenders) {
  const contender = await Contender.start(candidate, here);
  if (contender) running.push(contender);
  else console.error(`left out: ${candidate.name} is not installed`);
}
const rows = [];
for (const shape of shapes) {
  console.error(`shape ${JSON.stringify(shape)}`);
  rows.push({ shape, results: await measure(shape) });
}
for (const contender of running) contender.stop();
const record = {
  date: started.toISOString(),
  cell: options.cell,
  machine: { cpu: cpus()[0].model, cores: availableParallelism() },
  peakGflops: peak(),
  clocks: Object.fromEntries(running.map(({ name, clock }) => [name, clock])),
  roles: Object.fromEntries(contenders.map(({ name, role }) => [name, role])),
  versions: Object.fromEntries(running.map(({ name, versions }) => [name, versions])),
  rows,
};
mkdirSync(options.out, { recursive: true });
const file = options.cell === "elman" ? "engine" : `engine-${options.cell}`;
writeFileSync(join(options.out, `${file}.json`), `${JSON.stringify(record, null, 1)}\n`);
writeFileSync(join(options.out, `${file}.md`), markdown(record));
console.log(markdown(record));
if (!options.only && options.cell === "elman") console.log(await measureGrowth({ dist, out: options.out }));

/** Everyone prepares, then rounds in turn, so that a slow minute of the machine falls on all alike. */
async function measure(shape) {
  const results = {};
  const active = [];
  for (const contender of running) {
    if (contender.tooSlow) continue;
    const { ready, error } = await contender.ask({ prepare: { ...shape, cell: options.cell, ...contender.shape } });
    if (error) {
      results[contender.name] = { error };
      continue;
    }
    results[contender.name] = { ready, wall: [], cpu: [] };
    if (ready > SLOWEST_MS) contender.tooSlow = true;
    const probe = await contender.ask({ steps: ready > 2000 ? 1 : 3 });
    const last = probe.wall[probe.wall.length - 1];
    active.push({ contender, steps: Math.max(1, Math.min(200, Math.floor((Number(options.seconds) * 1000) / last))) });
  }
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const { contender, steps } of active) {
      const result = results[contender.name];
      if (round >= 2 && result.cpu[0] > 1500) continue;
      const { wall, cpu } = await contender.ask({ steps });
      result.wall.push(...wall);
      result.cpu.push(...cpu);
    }
  }
  for (const [name, { ready, wall, cpu, error }] of Object.entries(results)) {
    results[name] = error ? { error } : { ready, steps: wall.length, wall: summary(wall), cpu: summary(cpu) };
  }
  return results;
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { fastest: sorted[0], median: sorted[sorted.length >> 1] };
}

function isAsked(name) {
  return !options.only || options.only.split(",").some((part) => name.includes(part));
}

function candidates() {
  const gradus = (name, runtime, build, { role = "build", shape = {}, threads = 1 } = {}) => ({
    name,
    role,
    command: [runtime, join(here, "contender-gradus.mjs"), build, dist, String(threads)],
    clock: threads > 1 ? "wall" : "cpu",
    shape,
  });
  const script = (name, file, argument = []) => ({
    name,
    role: "peer",
    command: [node24, join(here, file), ...argument],
    shape: {},
  });
  return [
    gradus("gradus simd", process.execPath, "simd"),
    gradus("gradus relaxed", node24, "relaxed"),
    gradus("gradus wide", node24, "wide"),
    gradus("gradus relaxed, 2 threads", node24, "relaxed", { role: "team", threads: 2 }),
    gradus("gradus wide, 2 threads", node24, "wide", { role: "team", threads: 2 }),
    gradus("gradus relaxed, activation", node24, "relaxed", { role: "form", shape: { form: "activation" } }),
    gradus("gradus relaxed, weights", node24, "relaxed", { role: "form", shape: { form: "weights" } }),
    gradus("gradus reference", node24, "reference", { role: "reference" }),
    ...torch(),
    script("tfjs wasm", "contender-tfjs.mjs", ["wasm"]),
    script("tfjs cpu", "contender-tfjs.mjs", ["cpu"]),
    ...(options.cell === "elman" ? [script("jax-js wasm", "contender-jax.mjs")] : []),
  ];
}

/** PyTorch where it is asked for and python3 has it, with the instruction set that multiplies matrices fastest: some seconds to find out. */
function torch() {
  const threadCounts = [1, 2].filter((threads) => isAsked(torchName(threads)));
  if (threadCounts.length === 0) return [];
  const python = ["/usr/bin/python3", "python3"].find((path) => spawnSync(path, ["-c", "import torch"]).status === 0);
  if (!python) return [];
  const file = join(here, "contender-torch.py");
  const clean = { ...process.env };
  delete clean.OPENBLAS_CORETYPE;
  delete clean.OPENBLAS_L2_SIZE;
  let best = { product: 0 };
  for (const core of [undefined, "SkylakeX", "Haswell"]) {
    const env = core ? { ...clean, OPENBLAS_CORETYPE: core } : clean;
    const { versions } = JSON.parse(
      execFileSync(python, [file, "1"], { env, input: "", encoding: "utf8" }).split("\n")[0],
    );
    if (versions.product > best.product) best = { product: versions.product, env };
  }
  return threadCounts.map((threads) => ({
    name: torchName(threads),
    role: "peer",
    clock: threads > 1 ? "wall" : "cpu",
    command: [python, file, String(threads)],
    env: best.env,
    shape: {},
  }));
}

function torchName(threads) {
  return `PyTorch, ${threads} thread${threads > 1 ? "s" : ""}`;
}

function peak() {
  return Number(execFileSync(node24, [join(here, "peak.mjs"), dist], { encoding: "utf8" }));
}
