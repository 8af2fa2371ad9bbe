// From stored runs to what each method came to on each task.
import { costKey } from "./costs.mjs";
import { curveOf, lowestOf, timeTo } from "./curve.mjs";
import { found, settingFrom, wantedOf } from "./jobs.mjs";
import { METHODS, PIPELINE, REFERENCE, ROBUST } from "./methods.mjs";
import { planOf } from "./settings.mjs";
import { median, spread } from "./statistics.mjs";

/** Share of the reference's runs that reach the first target. */
const REACH = 0.9;
/** The hardest target, above the lowest error. */
const ABOVE = 1.02;

/** [{ task, facts, targets, methods }], a task only where something has been evaluated. */
export function resultsOf({ protocol, runs, known, costs }) {
  return known.all
    .filter(({ isMissing, windows }) => !isMissing && windows === protocol.windows)
    .map((facts) => taskResults(facts, { protocol, runs, costs }))
    .filter(({ methods }) => methods.some(({ isRun }) => isRun));
}

function taskResults(facts, { protocol, runs, costs }) {
  const evaluated = METHODS.map((method) => evaluation({ task: facts.task, method }, { facts, protocol, runs }));
  const targets = targetsOf(evaluated, facts);
  const methods = evaluated.map((own) => methodResults(own, { facts, targets, protocol, runs, costs }));
  return { task: facts.task, facts, targets, methods };
}

function evaluation(job, { facts, protocol, runs }) {
  const setting = settingFrom(job, { protocol, runs, facts });
  if (setting === undefined) return { ...job, lines: null, setting: null };
  if (setting === null) return { ...job, lines: [], setting };
  const lines = wantedOf({ ...job, kind: "compare", setting }, protocol).map(({ key }) => found(runs, key, setting));
  return { ...job, lines: lines.every((line) => line?.isTested) ? lines : null, setting };
}

/** { reached, between, best }, see the report; null without the reference. */
function targetsOf(evaluated, { stepsPerEpoch }) {
  const lowest = (lines) => lines.map((line) => lowestOf(line, stepsPerEpoch));
  const reference = evaluated.find(({ method }) => method.name === REFERENCE)?.lines ?? [];
  if (reference.length === 0) return null;
  const sorted = lowest(reference)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const reached = sorted[Math.min(sorted.length, Math.ceil(REACH * reference.length)) - 1];
  const known = evaluated.filter(({ lines, method }) => lines?.length > 0 && isCompared(method));
  const least = Math.min(...known.map(({ lines }) => median(lowest(lines))));
  const between = Math.min(reached, Math.sqrt(reached * least));
  return { reached, between, best: Math.min(between, ABOVE * least), least };
}

function isCompared({ group }) {
  return group === "baseline" || group === PIPELINE;
}

function methodResults({ task, method, lines, setting }, { facts, targets, protocol, runs, costs }) {
  const { name, group } = method;
  if (lines === null) return { name, group, isRun: false, setting };
  if (setting === null) return { name, group, isRun: true, setting, diverged: true, targets: [], test: null };
  const { stepsPerEpoch } = facts;
  const cost = costs.get(costKey(task, planOf(method, setting), protocol)) ?? null;
  const levels = targets === null ? [] : [targets.reached, targets.between, targets.best];
  return {
    ...{ name, group, isRun: true, setting },
    diverged: lines.filter(({ outcome }) => outcome !== "finished").length,
    initial: median(lines.map(({ initial }) => initial ?? Infinity)),
    validation: spread(lines.map((line) => lowestOf(line, stepsPerEpoch))),
    test: spread(lines.map(({ test }) => test ?? Infinity)),
    startNote: lines[0].note,
    cost: cost && { start: cost.start, highway: cost.highway, plain: cost.plain, smoothed: cost.smoothed },
    targets: levels.map((level) => timesTo(level, { lines, stepsPerEpoch, cost })),
    robust: ROBUST.includes(name) ? robustness({ task, method, setting }, { targets, facts, protocol, runs }) : null,
    curve: medianCurve(lines, stepsPerEpoch),
  };
}

/** Of the seeds: epochs, steps, multiply-adds and seconds from the beginning of the start on; Infinity where never. */
function timesTo(level, { lines, stepsPerEpoch, cost }) {
  const times = lines.map((line) => ({ line, at: timeTo(line, level, stepsPerEpoch) }));
  const over = (of) => spread(times.map(({ line, at }) => (at === null ? Infinity : of(at, line))));
  const sum = ({ start, plain, smoothed }) =>
    over(({ steps }, line) => start + Math.min(steps, line.smoothed) * (smoothed - plain) + steps * plain);
  return {
    success: times.filter(({ at }) => at !== null).length / times.length,
    epochs: over(({ epochs }) => epochs),
    steps: over(({ steps }) => steps),
    seconds: cost && sum(cost),
    multiplyAdds: cost && sum(cost.work),
  };
}

/** Share of the runs from other gains and rates that reach the first target; null: not run. */
function robustness(job, { targets, facts, protocol, runs }) {
  if (targets === null || protocol.robustSeeds === 0) return null;
  const wanted = wantedOf({ ...job, kind: "robust" }, protocol);
  const lines = wanted.map(({ key, setting }) => found(runs, key, setting));
  if (lines.includes(undefined)) return null;
  return lines.filter((line) => timeTo(line, targets.reached, facts.stepsPerEpoch) !== null).length / lines.length;
}

/** [[epochs, error]]: the median over the seeds at each validation; runs of one setting are validated at the same steps. */
function medianCurve(lines, stepsPerEpoch) {
  const curves = lines.map((line) => curveOf(line, stepsPerEpoch)).filter((curve) => curve.length > 0);
  if (curves.length < lines.length / 2) return [];
  return curves[0].map(({ epochs }, k) => [
    Number(epochs.toFixed(3)),
    Number(median(curves.map((curve) => curve[k]?.error ?? Infinity)).toPrecision(5)),
  ]);
}
