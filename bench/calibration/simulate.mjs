// How often the verdict is right: studies drawn from the pools of real runs (see studies.mjs).
//   npm run build && npm run bench:calibration -- [--studies 1000] [--task adding] [--truth "no gain;40 % cheaper"] [--size "5;5, then 10"] [--out FILE]
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { randomStream } from "gradus";
import { parseCriteria } from "gradus/study";
import { loadPools, study } from "./studies.mjs";

const { values: flags } = parseArgs({
  options: {
    studies: { type: "string", default: "1000" },
    task: { type: "string" },
    truth: { type: "string" },
    size: { type: "string" },
    out: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const STUDIES = Number(flags.studies);
const TASKS = ["adding", "weather"];
/** "5, then 10": a study that grows to 10 seeds where 5 were inconclusive. */
const SIZES = [
  { size: "5", seeds: 5 },
  { size: "10", seeds: 10 },
  { size: "5, then 10", seeds: 10, looks: [5] },
];
/** For a few truths: folds, and a reader who looks after every seed. */
const MORE_SIZES = [
  { size: "5, 2 folds", seeds: 5, folds: 2 },
  { size: "10, 2 folds", seeds: 10, folds: 2 },
  { size: "5 to 15, one by one", seeds: 15, looks: Array.from({ length: 10 }, (_, k) => 5 + k) },
];
const IN_MORE_SIZES = ["placebo: momentum, 40 % cheaper than SGD", "no gain", "no gain, other seeds", "40 % cheaper"];
/** The truth behind the intervals costs more than a study; so many are enough to know a coverage to 2 %. */
const WITH_TRUTH = Math.ceil(STUDIES / 3);

const percent = (share) => `${Math.round(100 * share)} %`;
const SPEED = "time=25%,test=2%";
const ACCURACY = "test=-5%";
const CASES = [
  ["the same runs", { same: true }],
  ["placebo: momentum", { placebo: true }],
  ["placebo: momentum, 40 % cheaper than SGD", { placebo: true, optimizer: { cost: 0.4 } }],
  ["no gain", {}],
  ["no gain, other seeds", { exchanged: true }],
  ["no gain, clock noise", { noise: 0.3 }],
  ...[0.1, 0.25, 0.4, 0.6].map((cost) => [`${percent(cost)} cheaper`, { cost }]),
  ...[0.1, 0.25, 0.4, 0.6].map((epochs) => [`${percent(epochs)} fewer epochs`, { epochs }]),
  ["40 % cheaper, clock noise", { cost: 0.4, noise: 0.3 }],
  ["40 % cheaper, error 10 % higher", { cost: 0.4, test: -0.1 }],
  ["40 % slower", { cost: -0.4 }],
].map(([name, truth]) => ({ name, truth, criteria: SPEED }));
const QUALITY = [0, 0.02, 0.05, 0.1, 0.2].map((test) => ({
  name: test === 0 ? "no gain" : `error ${percent(test)} lower`,
  truth: { test },
  criteria: ACCURACY,
}));
QUALITY.push({
  name: "placebo: momentum, error 10 % below SGD's",
  truth: { placebo: true, optimizer: { test: 0.1 } },
  criteria: ACCURACY,
});

const rows = [];
for (const task of flags.task ? [flags.task] : TASKS) {
  const pools = loadPools(task);
  for (const one of [...CASES, ...QUALITY]) {
    if (flags.truth && !flags.truth.split(";").includes(one.name)) continue;
    const isFully = one.criteria === SPEED && IN_MORE_SIZES.includes(one.name);
    for (const size of isFully ? [...SIZES, ...MORE_SIZES] : SIZES) {
      if (flags.size && !flags.size.split(";").includes(size.size)) continue;
      rows.push(cell(task, pools, { ...one, ...size }));
      console.error(rows.at(-1).join("  "));
    }
  }
}
const text = [
  "| task | asked | truth | seeds | go | no-go | inconclusive | time held | test error held |",
  "|---|---|---|--:|--:|--:|--:|--:|--:|",
  ...rows.map((cells) => `| ${cells.join(" | ")} |`),
].join("\n");
console.log(text);
console.error(`${STUDIES} studies a row, seed ${flags.seed}; ${cpus()[0]?.model.trim()}, Node.js ${process.version}`);
if (flags.out) writeFileSync(flags.out, `${text}\n`);

function cell(task, pools, { name, truth, criteria, size, ...sizes }) {
  const stream = randomStream(Number(flags.seed)).fork(`${task} ${size} ${name} ${criteria}`);
  const counts = { go: 0, "no-go": 0, inconclusive: 0 };
  let [timeHeld, testErrorHeld] = [0, 0];
  for (let k = 0; k < STUDIES; k++) {
    const withTruth = k < WITH_TRUTH;
    const random = stream.fork(k);
    const found = study(pools, { ...sizes, truth, criteria: parseCriteria(criteria), random, withTruth });
    counts[found.verdict.decision]++;
    if (found.timeHeld) timeHeld++;
    if (found.testErrorHeld) testErrorHeld++;
  }
  const share = (count, of = STUDIES) => `${((100 * count) / of).toFixed(1)} %`;
  return [
    ...[task, criteria, name, size],
    ...[share(counts.go), share(counts["no-go"]), share(counts.inconclusive)],
    ...[share(timeHeld, WITH_TRUTH), share(testErrorHeld, WITH_TRUTH)],
  ];
}
