// Runs one fuzzer within a budget of time and cases, in a process of its own: a case that hangs or takes the process down is a
// fault like any other, and the attack goes on after it.
//
// A fuzzer is a module with `fuzzer`: {
//   name,
//   share: { seconds, cases },   // of the whole attack's, relative to those of the others
//   limitSeconds,                // a case that takes longer has hung; default 10
//   start({ folder, show, order }), // -> { attempt(stream, k), end() }; the folder is empty and goes away at the end, `show` prints
//                                //    what a case tries where it is run alone, `order` is a stream of the seed's, for what is drawn once
// }
// `attempt` makes case k out of its random stream alone and tries it. It returns { kind, outcome }: a word for what was tried, and
// "refused" (in clear words), "right" (accepted, with the right value) or "skipped", and `signals`, how many ended a command.
// Whatever it throws is a fault.
import { fork } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyTally } from "./tally.mjs";

const SECONDS_A_CASE = 10;
const SECONDS_TO_START = 120;
const MOST_FAULTS = 1000;

/** All that a fuzzer tried: counts by kind, the slowest case, and the faults with the numbers of their cases. */
export async function runFuzzer({ url, name, limitSeconds = SECONDS_A_CASE }, { seed, from, cases, seconds }) {
  const result = { name, ...emptyTally() };
  const faults = [];
  const began = performance.now();
  const end = from + cases;
  const spent = () => (performance.now() - began) / 1000;
  for (let next = from; next < end && spent() < seconds && faults.length < MOST_FAULTS; ) {
    const job = { url, seed, from: next, to: end, seconds: seconds - spent(), limitSeconds };
    const { tally, ended, at } = await runChild(job, faults);
    add(result, tally);
    if (ended === null) break;
    if (at === null) {
      faults.push({ case: next, kind: "start", message: ended });
      break;
    }
    result.tried++;
    faults.push({ case: at, kind: "process", message: ended });
    next = at + 1;
  }
  return { ...result, faults, seconds: spent() };
}

/** Cases until the budget ends (`ended` is null) or one of them, `at`, takes the process down. */
function runChild(job, faults) {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "gradus-attack-"));
  const mark = join(folder, "case");
  closeSync(openSync(mark, "w"));
  const child = fork(join(import.meta.dirname, "child.mjs"), [JSON.stringify({ ...job, folder, mark })], {
    stdio: ["ignore", "ignore", "pipe", "ipc"], // what is said of a case that is run alone comes by stderr
    serialization: "advanced",
  });
  let tally = null;
  let isDone = false;
  let errors = "";
  let hung = null;
  child.stderr.on("data", (piece) => {
    errors = (errors + piece).slice(-2000);
    if (job.to === job.from + 1) process.stderr.write(piece);
  });
  child.on("message", (message) => {
    if (message.fault) faults.push(message.fault);
    if (message.tally) tally = message.tally;
    isDone ||= message.isDone === true;
  });
  let seen = { at: null, since: performance.now() };
  const watch = setInterval(() => {
    const at = stateIn(mark)?.at ?? null;
    if (at !== seen.at) seen = { at, since: performance.now() };
    const limit = at === null ? SECONDS_TO_START : job.limitSeconds;
    if (isDone || performance.now() - seen.since < 1000 * limit + 500) return;
    hung = `hung: no end within ${limit} s`;
    child.kill("SIGKILL");
  }, 250);
  return new Promise((done) => {
    child.on("close", (status, signal) => {
      clearInterval(watch);
      const state = stateIn(mark);
      rmSync(folder, { recursive: true, force: true });
      const ended = isDone
        ? null
        : (hung ?? `took the process down (${signal ?? `status ${status}`}): ${errors.trim()}`);
      // Of a process that was taken down the last message is older than its last case.
      const counted = ended === null || state === null ? tally : { ...emptyTally(), ...tally, ...state.counts };
      done({ tally: counted, ended, at: state?.at ?? null });
    });
  });
}

/** The number of the case under way, and the counts of those before it; null before the first. */
function stateIn(mark) {
  const numbers = new Float64Array(5);
  const file = openSync(mark, "r");
  const length = readSync(file, numbers, 0, numbers.byteLength, 0);
  closeSync(file);
  const [at, tried, refused, right, skipped] = numbers;
  return length === numbers.byteLength ? { at, counts: { tried, refused, right, skipped } } : null;
}

function add(result, tally) {
  if (tally === null) return;
  for (const count of ["tried", "refused", "right", "skipped", "signals"]) result[count] += tally[count];
  for (const [kind, counts] of Object.entries(tally.kinds)) {
    result.kinds[kind] ??= {};
    for (const [outcome, count] of Object.entries(counts))
      result.kinds[kind][outcome] = (result.kinds[kind][outcome] ?? 0) + count;
  }
  if (tally.slowest.seconds > result.slowest.seconds) result.slowest = tally.slowest;
}
