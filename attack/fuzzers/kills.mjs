// Commands that are killed at random moments by random signals, once or several times, or started twice at once; then the same command
// again. Held to: the result of an undisturbed run.
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { adding, ending, gradus, quick, SECONDS_TO_TRAIN } from "../command.mjs";
import { studyIn, writeInputs } from "../files.mjs";
import { oneOf } from "../odd.mjs";
import { Fault, same } from "../outcome.mjs";

const SIGNALS = ["SIGKILL", "SIGKILL", "SIGTERM", "SIGINT"];
/** Killed by the signal, stopped by it, refused, or done before it came. */
const STATUSES = [0, 130, null];
const patient = { seconds: SECONDS_TO_TRAIN };

export const fuzzer = {
  name: "kills",
  share: { seconds: 10, cases: 0.02 },
  limitSeconds: 5 * SECONDS_TO_TRAIN,
  async start({ folder, show }) {
    const { data } = writeInputs(folder);
    const commands = {
      demo: [...adding, ...quick, "--epochs", "30"],
      poc: ["poc", data, "--target", "level", "--window", "4", ...quick, "--workers", "2"],
      pair: [...adding, ...quick, "--epochs", "100", "--seeds", "40"], // long enough for a second command to come up
      long: [...adding, ...quick, "--epochs", "3000", "--checkpoint-seconds", "0.1"], // most kills meet a run on its way
      train: ["train", data, "--target", "level", "--window", "4", "--hidden", "4", "--epochs", "60"],
    };
    const whole = {};
    for (const [name, command] of Object.entries(commands)) {
      const out = join(folder, `whole-${name}`);
      const { seconds, ...result } = await gradus([...command, "--out", out], patient);
      ending(name, result, { statuses: [0] });
      whole[name] = { result: resultOf(name, out), milliseconds: 1000 * seconds };
    }
    return {
      async attempt(stream, k) {
        const name = oneOf(stream, ["demo", "poc", "long", "train", "pair"]);
        const out = join(folder, `out-${k}`);
        const command = [...commands[name], "--out", out];
        const { kind, signals } =
          name === "pair"
            ? await twice(name, command, { stream, out, show })
            : await killed(name, command, { stream, out, show, ...whole[name] });
        ending(kind, await gradus(command, patient), { statuses: [0] });
        if (!same(resultOf(name, out), whole[name].result))
          throw new Fault(kind, "the result is not that of an undisturbed run");
        rmSync(out, { recursive: true, force: true });
        return { kind, outcome: "right", signals };
      },
    };
  },
};

async function killed(name, command, { stream, out, show, milliseconds }) {
  const signal = oneOf(stream, SIGNALS);
  const times = 1 + stream.integer(3);
  const kind = `${name}: ${times} times ${signal}`;
  let signals = 0;
  for (let time = 0; time < times; time++) {
    const after = Math.round(stream.uniform() * milliseconds * 1.1);
    show({ kind, after });
    const result = await gradus(command, { kill: [{ after, signal }], ...patient });
    ending(kind, result, { statuses: STATUSES });
    if (result.status !== 0) signals++; // the others were done before it came
  }
  const trials = join(out, "run", "trials.jsonl");
  if (name === "train" || !existsSync(trials) || stream.integer(3) > 0) return { kind, signals };
  const { length } = readFileSync(trials);
  if (stream.integer(2) === 0) truncateSync(trials, stream.integer(length + 1));
  else appendFileSync(trials, '\n{"study":"a line that a crash cut o');
  return { kind: `${kind}, the last line cut off`, signals };
}

/**
 * A second command, of another seed, while the first has the folder: refused by the lock, and the first undisturbed. Once the first
 * has its trials the lock is given back; the second may then find another study there.
 */
async function twice(name, command, { stream, out, show }) {
  const kind = `${name}: another one at once`;
  const lock = join(out, "run", "lock");
  const trials = join(out, "run", "trials.jsonl");
  let running = true;
  const first = gradus(command, patient).finally(() => {
    running = false;
  });
  while (running && !existsSync(lock)) await pause(2);
  if (running) {
    const seed = String(2 + stream.integer(1000));
    show({ kind, seed });
    const second = await gradus([...command, "--seed", seed], patient);
    const written = existsSync(trials) ? statSync(trials).size : 0;
    ending(kind, await first, { statuses: [0] });
    ending(kind, second, { statuses: [2], says: /in use by process|holds another study/ });
    if (statSync(trials).size > written && !/in use by process/.test(second.stderr))
      throw new Fault(kind, `the lock did not hold: ${JSON.stringify(second.stderr.slice(-500))}`);
  }
  ending(kind, await first, { statuses: [0] });
  return { kind, signals: 0 };
}

/** What a command leaves that does not depend on the clock. */
function resultOf(name, out) {
  return name === "train" ? readFileSync(out, "utf8") : studyIn(out);
}
