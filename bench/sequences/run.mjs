// Sequences of many kinds: a tuned plain optimiser and diffusion with the same one, 5 seeds, the epoch by validation, the test part read once.
//   npm run build && npm run bench:sequences -- --data FOLDER      (about an hour on 2 cores; stop it by Ctrl-C, start it again to go on)
//   [--sets "ECG200;pen digits"] [--out FOLDER] [--workers 2]
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { session } from "../headline/session.mjs";
import { SETS } from "./sets.mjs";
import { tableOf } from "./table.mjs";

const root = resolve(import.meta.dirname, "..", "..");
const { values: options } = parseArgs({
  options: {
    data: { type: "string" },
    sets: { type: "string" },
    out: { type: "string", default: join(root, "out/sequences") },
    workers: { type: "string", default: "2" },
  },
});
if (options.data === undefined) throw new Error("Give the folder of the data: --data FOLDER.");
const results = join(root, "bench/results/sequences.json");
const named = options.sets?.split(";") ?? SETS.map(({ name }) => name);

for (const set of SETS.filter(({ name }) => named.includes(name))) {
  const { name, file, flags, epochs } = set;
  const out = join(options.out, name.replace(/\W+/g, "-"));
  const command = [
    ...["poc", ...flagsOf(file), ...flagsOf(flags)],
    ...["--methods", "adamw-cosine,diffusion", "--optimizer", "adamw", "--epochs", String(epochs)],
    ...["--seeds", "5", "--tuning-trials", "6"],
  ];
  const args = [join(root, "bin/gradus.js"), ...command, "--workers", options.workers, "--out", out];
  console.error(`\n${name}: gradus ${command.join(" ")}`);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status === null || ![0, 1].includes(status)) throw new Error(`${name} ended with ${status}.`);
  keep({ set: name, session: session(), ...resultOf(JSON.parse(readFileSync(join(out, "study.json"), "utf8"))) });
}

/** Files of the data by where they lie. */
function flagsOf(words) {
  return words.split(" ").map((word) =>
    word
      .split(",")
      .map((part) => (/^[\w-]+\/\S+$/.test(part) ? join(options.data, part) : part))
      .join(","),
  );
}

/** What a table needs of a study. */
function resultOf({ task, network, summaries, trials, measures, baselines, secondsTotal, verdict, plan }) {
  const methods = summaries.map((summary) => {
    const runs = trials.filter(({ method, phase }) => phase === "evaluation" && method === summary.method);
    return {
      ...summary,
      testErrors: runs.map(({ testError }) => testError),
      bestEpochs: runs.map(({ bestEpoch }) => bestEpoch),
    };
  });
  const { metric, measures: also, window } = task;
  return {
    ...{ metric: metric.name, also: also.map(({ name }) => name), window, network, methods, measures, secondsTotal },
    ...{
      baselines: baselines.map(({ name, testError }) => ({ name, testError })),
      verdict: verdict.decision,
      epochs: plan.epochs,
    },
  };
}

/** The newest result of a set replaces the one before. */
function keep(result) {
  const all = read().filter(({ set }) => set !== result.set);
  all.push(result);
  writeFileSync(results, `${JSON.stringify(all, null, 1)}\n`);
  writeFileSync(join(root, "bench/results/sequences.md"), tableOf(SETS, all));
}

function read() {
  try {
    return JSON.parse(readFileSync(results, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
