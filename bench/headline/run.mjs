// The headline benchmark: thirteen tasks, every optimiser with and without diffusion, and the default pipeline, tuned alike.
//   npm run build && npm run bench:headline                      (a night on 2 cores; stop it by Ctrl-C, start it again to go on)
//   npm run bench:headline -- --quick                            (under 10 minutes: fewer methods, windows, trials and seeds)
//   npm run bench:headline -- --report                           (writes the tables from what is there; --costs measures costs first)
//   [--tasks a,b] [--methods c,d] [--workers 2] [--out FOLDER]
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import "./choices.mjs";
import { costKey, costsOf } from "./costs.mjs";
import { Member } from "./crew.mjs";
import { isDone, jobsOf, missingOf, settingFrom, tuningOf, wantedOf } from "./jobs.mjs";
import { FIRST, METHODS } from "./methods.mjs";
import { Progress } from "./progress.mjs";
import { FULL, QUICK } from "./protocol.mjs";
import { writeReport } from "./report.mjs";
import { session } from "./session.mjs";
import { planOf } from "./settings.mjs";
import { Store } from "./store.mjs";
import { TASKS } from "./tasks.mjs";

const root = resolve(import.meta.dirname, "..", "..");
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
    costs: { type: "boolean", default: false },
    tasks: { type: "string" },
    methods: { type: "string" },
    workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
    out: { type: "string" },
  },
});
const protocol = options.quick ? QUICK : FULL;
const out = resolve(options.out ?? join(root, options.quick ? "out/headline-quick" : "bench/results/headline"));
const tasks = named("tasks", TASKS) ?? TASKS.map(({ name }) => name);
const methods = named("methods", METHODS) ?? (options.quick ? FIRST : null);
const runs = new Store(out, "runs.jsonl");
const known = new Store(out, "tasks.jsonl", ({ task, windows }) => `${task}/${windows}`);
const sessions = new Store(out, "sessions.jsonl", ({ date }) => date);
const costs = new Store(out, "costs.jsonl");
let isStopping = false;

if (!options.report && !options.costs) await runAll();
if (!options.report && !isStopping) await measureCosts();
writeReport({ out, protocol, runs, known, costs, sessions: sessions.all });

async function runAll() {
  process.once("SIGINT", () => {
    isStopping = true;
    console.error("\nstops after the runs at hand; the same command goes on from there");
  });
  sessions.add(session());
  const jobs = jobsOf({ tasks, methods }, protocol);
  const missing = (job) => missingOf(job, { protocol, runs, facts: known.get(factsKey(job.task)) });
  const progress = new Progress({ jobs, runs: runs.all, workers: Number(options.workers), missing });
  const queue = [...jobs];
  const work = async () => {
    const member = new Member(protocol);
    try {
      for (let job = queue.shift(); job !== undefined && !isStopping; job = queue.shift()) {
        await doJob(job, { member, progress });
      }
    } finally {
      await member.end();
    }
  };
  await Promise.all(Array.from({ length: Number(options.workers) }, work));
}

async function doJob(job, { member, progress }) {
  const facts = await factsOf(job.task, member);
  if (facts.isMissing) return progress.end(job);
  await doRuns(tuningOf(job, protocol), { job, member, progress });
  const setting = settingFrom(job, { protocol, runs, facts });
  if (setting === undefined) return; // stopped
  if (setting !== null) await doRuns(wantedOf({ ...job, setting }, protocol), { job, member, progress });
  if (!isStopping) progress.end(job);
}

async function doRuns(wanted, { job, member, progress }) {
  for (const run of wanted) {
    if (isStopping) return;
    if (isDone(runs, run)) continue;
    const result = await member.ask(run);
    const { plan: _, tested: isTested, ...which } = run;
    const line = { ...which, isTested, ...result };
    runs.add(line);
    progress.done(job, line);
  }
}

/** Costs of what has been tuned, of a whole task anew where one is missing or they are asked for: what is compared is measured in turn. */
async function measureCosts() {
  for (const task of tasks) {
    const facts = known.get(factsKey(task));
    if (facts === undefined || facts.isMissing || isStopping) continue;
    const tuned = METHODS.flatMap((method) => {
      const setting = settingFrom({ task, method }, { protocol, runs, facts });
      return setting ? [{ method, setting }] : [];
    });
    const isKnown = ({ method, setting }) => costs.get(costKey(task, planOf(method, setting), protocol)) !== undefined;
    if (tuned.length === 0 || (tuned.every(isKnown) && !options.costs)) continue;
    process.stderr.write(`costs of ${task}\n`);
    for (const line of await costsOf(task, tuned, protocol)) costs.add(line);
  }
}

/** Sizes and linear forecast of a task, found once. */
async function factsOf(task, member) {
  const key = factsKey(task);
  if (known.get(key) === undefined) {
    const facts = await member.ask({ work: "describe", task });
    known.add({ ...(facts ?? { task, isMissing: true }), windows: protocol.windows });
  }
  return known.get(key);
}

function factsKey(task) {
  return `${task}/${protocol.windows}`;
}

/** The names of a flag's list, checked; null: not given. */
function named(flag, items) {
  const names = options[flag]?.split(",").map((name) => name.trim()) ?? null;
  for (const name of names ?? []) {
    if (items.some((item) => item.name === name)) continue;
    throw new Error(`--${flag} names "${name}". Choose of ${items.map((item) => item.name).join(", ")}.`);
  }
  return names;
}
