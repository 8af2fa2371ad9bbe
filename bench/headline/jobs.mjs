// What is to run: of each task and method its tuning, then its evaluation; of some, runs from other gains and rates.
import { chosenOf } from "./curve.mjs";
import { byPriority, FIRST, METHODS, ROBUST } from "./methods.mjs";
import { OFF, TUNING_SEED } from "./protocol.mjs";
import { planOf, settingsOf } from "./settings.mjs";
import { keyOf } from "./store.mjs";

/** All jobs, the most telling first. */
export function jobsOf({ tasks, methods }, protocol) {
  const asked = byPriority(METHODS.filter(({ name }) => methods === null || methods.includes(name)));
  const compare = asked.flatMap((method) => tasks.map((task) => ({ kind: "compare", task, method })));
  const robust = asked
    .filter(({ name }) => ROBUST.includes(name) && protocol.robustSeeds > 0)
    .flatMap((method) => tasks.map((task) => ({ kind: "robust", task, method })));
  const isFirst = ({ method }) => FIRST.includes(method.name) || method.group === "ablation";
  return [...compare.filter(isFirst), ...robust, ...compare.filter((job) => !isFirst(job))];
}

/** The runs that a method is tuned by on a task. */
export function tuningOf({ task, method }, protocol) {
  return settingsOf(method, protocol.trials).map((setting) =>
    wanted({ task, method, setting, seed: TUNING_SEED }, protocol),
  );
}

/** The runs of a job with its setting: those that a method is compared by, or those from other gains and rates. */
export function wantedOf({ kind, task, method, setting }, protocol) {
  const isRobust = kind === "robust";
  const settings = isRobust ? OFF.flatMap((gain) => OFF.map((rate) => off(setting, { gain, rate }))) : [setting];
  const seeds = Array.from({ length: isRobust ? protocol.robustSeeds : protocol.seeds }, (_, k) => k + 1);
  return settings.flatMap((one) =>
    seeds.map((seed) => wanted({ task, method, setting: one, seed, tested: true }, protocol)),
  );
}

/** Whether a run is stored, with its test error where that is asked for. */
export function isDone(runs, { key, tested }) {
  const stored = runs.get(key);
  return stored !== undefined && (stored.isTested || !tested);
}

/** How many runs of a job are not stored, as far as is known. */
export function missingOf(job, { protocol, runs, facts }) {
  const missing = (wanted) => wanted.filter((run) => !isDone(runs, run)).length;
  const tuning = missing(tuningOf(job, protocol));
  const setting = tuning === 0 ? settingFrom(job, { protocol, runs, facts }) : undefined;
  if (setting !== undefined) return setting === null ? 0 : missing(wantedOf({ ...job, setting }, protocol));
  return tuning + (job.kind === "robust" ? OFF.length ** 2 * protocol.robustSeeds : protocol.seeds);
}

/** What the tuning runs chose; undefined while one is missing, null where all diverged. */
export function settingFrom(job, { protocol, runs, facts }) {
  const lines = tuningOf(job, protocol).map(({ key, setting }) => found(runs, key, setting));
  return lines.includes(undefined) ? undefined : chosenOf(lines, facts.stepsPerEpoch);
}

/** The stored line of a run under this method's own setting. */
export function found(runs, key, setting) {
  const line = runs.get(key);
  return line && { ...line, setting };
}

function off(setting, { gain, rate }) {
  return { ...setting, gain: setting.gain * gain, rate: setting.rate * rate };
}

function wanted({ task, method, setting, seed, tested = false }, protocol) {
  const plan = planOf(method, setting);
  return { key: keyOf({ task, plan, seed }, protocol), task, method: method.name, setting, plan, seed, tested };
}
