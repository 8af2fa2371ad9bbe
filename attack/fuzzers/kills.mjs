// Commands that are killed at random moments by random signals, once or several times, or started twice at once; then the same command
// again. Held to: the result of an undisturbed run.
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
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
        const name = oneOf(stream, ["demo", "demo", "poc", "train"]);
        const out = join(folder, `out-${k}`);
        const command = [...commands[name], "--out", out];
        const { kind, signals } =
          name === "train" || stream.integer(4) > 0
            ? await killed(name, command, { stream, out, show, ...whole[name] })
            : await twice(name, command);
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

/** Two at once: one has the folder, the other is refused by the lock or comes after it. */
async function twice(name, command) {
  const kind = `${name}: two at once`;
  const both = await Promise.all([gradus(command, patient), gradus(command, patient)]);
  for (const result of both) ending(kind, result, { says: /in use by process/ });
  if (both.every(({ status }) => status === 2)) throw new Fault(kind, "neither ran");
  return { kind, signals: 0 };
}

/** What a command leaves that does not depend on the clock. */
function resultOf(name, out) {
  return name === "train" ? readFileSync(out, "utf8") : studyIn(out);
}
