// Drops stored runs that no method of today would make, before they are packed and committed:
//   node bench/headline/prune.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import "./choices.mjs";
import { jobsOf, settingFrom, tuningOf, wantedOf } from "./jobs.mjs";
import { FULL } from "./protocol.mjs";
import { Store } from "./store.mjs";
import { TASKS } from "./tasks.mjs";

const out = resolve(import.meta.dirname, "..", "results", "headline");
const runs = new Store(out, "runs.jsonl");
const known = new Store(out, "tasks.jsonl", ({ task, windows }) => `${task}/${windows}`);
const tasks = TASKS.map(({ name }) => name);
const wanted = new Set();
for (const job of jobsOf({ tasks, methods: null }, FULL)) {
  const setting = settingFrom(job, { protocol: FULL, runs, facts: known.get(`${job.task}/null`) });
  const own = [...tuningOf(job, FULL), ...(setting ? wantedOf({ ...job, setting }, FULL) : [])];
  for (const { key } of own) wanted.add(key);
}
const kept = runs.all.filter(({ key }) => wanted.has(key));
writeFileSync(join(out, "runs.jsonl"), kept.map((line) => `${JSON.stringify(line)}\n`).join(""));
for (const name of ["runs", "costs", "sessions", "tasks"]) {
  writeFileSync(join(out, `${name}.jsonl.gz`), gzipSync(readFileSync(join(out, `${name}.jsonl`)), { level: 9 }));
}
console.log(`${kept.length} of ${runs.all.length} runs are kept`);
