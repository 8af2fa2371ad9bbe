// What the start in closed form costs, against a plain epoch of the same windows: the figures of docs/decisions/0010-linear-start.md.
//   npm run build && node bench/headline/start-cost.mjs [task,task,...]     (under a minute)
// H = 32, batches of 32, code that is warm; fastest and median of the repeats, in milliseconds. `linear w` and `auto w` are the same starts where
// training begins with the weights objective at sigma .3; `highway` is the choice of a highway by validation.
import { cpus } from "node:os";
import { chooseHighway } from "../../dist/highway/choose-highway.js";
import {
  buildNetwork,
  initialisers,
  losses,
  objectives,
  randomStream,
  selectKernels,
  train,
} from "../../dist/index.js";
import { TASKS } from "./tasks.mjs";

const KERNELS = selectKernels().kernels;
const REPEATS = 15;
const asked = process.argv[2]?.split(",") ?? ["seattle", "sunspots-1", "bike-sharing", "etth1-24"];
const STARTS = { linear: ["linear", 0], auto: ["auto", 0], "linear w": ["linear", 0.3], "auto w": ["auto", 0.3] };

console.log(
  `| task | windows | epoch | ${Object.keys(STARTS).join(" | ")} | highway |\n|---|--:|--:|${"--:|".repeat(5)}`,
);
for (const task of TASKS.filter(({ name }) => asked.includes(name))) {
  const data = await task.load();
  if (data === null) {
    console.error(`${task.name}: left out, its file is not there`);
    continue;
  }
  const { windows } = data;
  const starts = Object.values(STARTS).map(([name, sigma]) => timed(REPEATS, () => start(windows, name, sigma)));
  const highway = timed(5, () => choose(windows));
  const cells = [task.name, windows.train.length, shown(await epochs(windows)), ...starts.map(shown), shown(highway)];
  console.log(`| ${cells.join(" | ")} |`);
}
console.error(`${cpus()[0]?.model.trim()}, Node.js ${process.version}`);

/** Milliseconds of plain epochs of SGD, validation not counted. */
async function epochs(data) {
  const { inputSize, outputSize } = data.train;
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [32] });
  const run = train({ network, data, epochs: REPEATS + 3, seed: 1, batchSize: 32, learningRate: 0.01 });
  const { records } = await run.result();
  return records.slice(3).map(({ secondsTraining }, k) => 1000 * (secondsTraining - records[k + 2].secondsTraining));
}

function start({ train: set, validation }, name, sigma) {
  const { inputSize, outputSize } = set;
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [32] });
  const lease = KERNELS.lease();
  const begun = {
    ...{ network, parameters: lease.kernels.allocate(network.layout.length), kernels: lease.kernels, gain: 1 },
    ...{
      data: set,
      validation,
      objective: objectives.get(sigma > 0 ? "weights" : "plain"),
      loss: losses.get("squared"),
    },
    ...{
      sigma,
      random: randomStream(1),
      units: new Float64Array(network.layout.slices.length).fill(1),
      note: () => {},
    },
  };
  const since = performance.now();
  initialisers.get(name).initialise(begun);
  const milliseconds = performance.now() - since;
  lease.release();
  return milliseconds;
}

function choose(windows) {
  const since = performance.now();
  chooseHighway(windows, { hiddenSizes: [32] }, KERNELS);
  return performance.now() - since;
}

/** Milliseconds of a work that tells its own, after three rounds that warm it. */
function timed(repeats, work) {
  for (let k = 0; k < 3; k++) work();
  return Array.from({ length: repeats }, work);
}

function shown(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return `${sorted[0].toPrecision(3)} (${sorted[Math.floor(sorted.length / 2)].toPrecision(3)})`;
}
