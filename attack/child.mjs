// The process in which the harness runs the cases of one fuzzer, one after the other.
import { mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { randomStream } from "gradus";
import { emptyTally } from "./tally.mjs";

const MILLISECONDS_BETWEEN_REPORTS = 200;

const { url, seed, from, to, seconds, limitSeconds, folder, mark } = JSON.parse(process.argv[2]);
const { fuzzer } = await import(url);
const origin = randomStream(seed).fork(fuzzer.name);
const place = join(folder, "scratch");
mkdirSync(place);
process.chdir(place); // a file named by an odd text lands here
const file = openSync(mark, "r+");
const numbers = new Float64Array(5);
const tally = emptyTally();
let reported = performance.now();

/** What a case tries is shown where it is run alone. */
const show = (value) => {
  if (to === from + 1)
    process.stderr.write(`tried: ${inspect(value, { depth: 7, maxArrayLength: 20, maxStringLength: 4000 })}\n`);
};
const target = await fuzzer.start({ folder: place, show, order: origin.fork("order") });
const end = performance.now() + 1000 * seconds;
for (let k = from; k < to && performance.now() < end; k++) {
  numbers.set([k, tally.tried, tally.refused, tally.right, tally.skipped]);
  writeSync(file, numbers, 0, numbers.byteLength, 0); // read by the harness when this process is no more
  await runCase(k);
  if (performance.now() - reported < MILLISECONDS_BETWEEN_REPORTS) continue;
  reported = performance.now();
  await new Promise((done) => process.send({ tally }, done));
}
await target.end?.();
process.send({ tally, isDone: true }, () => process.exit(0));

async function runCase(k) {
  const began = performance.now();
  let found;
  try {
    found = await target.attempt(origin.fork(k), k);
  } catch (error) {
    found = { kind: error?.kind ?? "case", outcome: "fault", message: wordsOf(error) };
  }
  const took = (performance.now() - began) / 1000;
  if (took > limitSeconds) found = { ...found, outcome: "fault", message: `took ${took.toFixed(1)} s` };
  const { kind, outcome, message, signals = 0 } = found;
  tally.signals += signals;
  tally.tried++;
  if (outcome === "fault") process.send({ fault: { case: k, kind, message } });
  else tally[outcome]++;
  tally.kinds[kind] ??= {};
  tally.kinds[kind][outcome] = (tally.kinds[kind][outcome] ?? 0) + 1;
  if (took > tally.slowest.seconds) tally.slowest = { seconds: took, case: k };
}

function wordsOf(error) {
  return error instanceof Error ? String(error.stack).split("\n").slice(0, 6).join("\n") : String(error);
}
