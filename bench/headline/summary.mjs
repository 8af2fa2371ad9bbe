// What the results come to over the tasks: ratios of the default pipeline to others, what it loses, and what each of its parts does.
import { METHODS, PIPELINE, REFERENCE, RIVAL, ROBUST } from "./methods.mjs";
import { median, ratio } from "./statistics.mjs";

/** As good, of test errors. */
const AS_GOOD = 1.01;
export const TARGETS = ["reached", "between", "best"];

export const methodOf = ({ methods }, name) => {
  const method = methods.find((one) => one.name === name);
  return method?.isRun && method.setting !== null ? method : null;
};

export function summaryOf(results) {
  const rivals = [REFERENCE, RIVAL].flatMap((rival) =>
    TARGETS.map((target, k) => ({ rival, target, ...timeRatios(results, rival, k) })),
  );
  return {
    tasks: results.length,
    times: rivals,
    tests: testRatios(results),
    methods: [...new Set([PIPELINE, REFERENCE, ...ROBUST])].map((name) => reliability(results, name)),
    losses: lossesOf(results),
  };
}

/** Of the default's medians to a rival's, over the tasks where one of them reaches the target. */
function timeRatios(results, rival, k) {
  const of = (quantity) => {
    const all = results.flatMap((result) => {
      const [own, other] = [methodOf(result, PIPELINE), methodOf(result, rival)].map(
        (method) => method?.targets[k]?.[quantity]?.median,
      );
      if (own === undefined || other === undefined) return [];
      const value = ratio(own, other);
      return value === null ? [] : [{ task: result.task, value }];
    });
    return spanOf(all);
  };
  return { epochs: of("epochs"), seconds: of("seconds") };
}

/** { tasks, median, least, most, mostTask }; null of none. */
function spanOf(all) {
  if (all.length === 0) return null;
  const sorted = all.toSorted((a, b) => (a.value === b.value ? 0 : a.value - b.value));
  const { value: most, task: mostTask } = sorted.at(-1);
  return { tasks: all.length, median: median(all.map(({ value }) => value)), least: sorted[0].value, most, mostTask };
}

/** Of the default's median test error to others'. */
function testRatios(results) {
  const against = (name, errorOf) => {
    const all = results.flatMap((result) => {
      const [own, other] = [methodOf(result, PIPELINE)?.test.median, errorOf(result)];
      return own === undefined || other === undefined ? [] : [{ task: result.task, value: own / other }];
    });
    const asGood = all.filter(({ value }) => value <= AS_GOOD).length;
    return { against: name, asGood, ...(spanOf(all) ?? { tasks: 0 }) };
  };
  return [
    against("the best baseline of each task, in hindsight", (result) => bestBaseline(result)?.test.median),
    against(`tuned ${REFERENCE}`, (result) => methodOf(result, REFERENCE)?.test.median),
    against(`tuned ${RIVAL}`, (result) => methodOf(result, RIVAL)?.test.median),
    against("the best linear predictor (forecasts)", ({ facts }) => (facts.isForecast ? facts.linear.test : undefined)),
  ];
}

export function bestBaseline(result) {
  const known = METHODS.filter(({ group }) => group === "baseline").map(({ name }) => methodOf(result, name));
  return known.filter((method) => method !== null).toSorted((a, b) => a.test.median - b.test.median)[0] ?? null;
}

/** Success rates, divergences, and the runs from other gains and rates that fail, over the tasks. */
function reliability(results, name) {
  const methods = results.map((result) => methodOf(result, name)).filter((method) => method !== null);
  const mean = (values) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
  const robust = methods.map((method) => method.robust).filter((share) => share !== null);
  return {
    name,
    tasks: methods.length,
    success: TARGETS.map((_, k) => mean(methods.flatMap(({ targets }) => targets[k]?.success ?? []))),
    diverged: methods.reduce((sum, { diverged }) => sum + diverged, 0),
    robust: mean(robust),
    leastRobust: robust.length === 0 ? null : Math.min(...robust),
    robustTasks: robust.length,
  };
}

/** In words, by task: where a rival is sooner at a target, or more than 1 % better on the test part. */
function lossesOf(results) {
  const losses = [];
  for (const result of results) {
    const own = methodOf(result, PIPELINE);
    if (own === null) continue;
    const lost = [];
    for (const rival of [REFERENCE, RIVAL]) {
      const other = methodOf(result, rival);
      for (const quantity of ["epochs", "seconds"]) {
        const worse = TARGETS.filter((_, k) => {
          const [mine, theirs] = [own, other].map((method) => method?.targets[k]?.[quantity]?.median);
          return mine !== undefined && theirs !== undefined && mine > theirs;
        });
        if (worse.length > 0) lost.push({ rival, quantity, targets: worse });
      }
    }
    const best = bestBaseline(result);
    const test = best && own.test.median / best.test.median;
    const linear = result.facts.isForecast ? own.test.median / result.facts.linear.test : null;
    losses.push({
      task: result.task,
      lost,
      test: test > AS_GOOD ? { rival: best.name, ratio: test } : null,
      linear: linear > AS_GOOD ? linear : null,
    });
  }
  return losses.filter(({ lost, test, linear }) => lost.length > 0 || test !== null || linear !== null);
}

/** Rows of methods beside the default: epochs to the first target, and test error relative to the default's, by task and as medians. */
export function partsOf(results, names) {
  return names.map((name) => {
    const cells = results.map((result) => {
      const [method, own] = [methodOf(result, name), methodOf(result, PIPELINE)];
      if (method === null) return null;
      const test = own && method.test.median / own.test.median;
      const [first] = method.targets;
      return { epochs: first?.epochs.median, seconds: first?.seconds?.median, test };
    });
    const over = (part) => {
      const values = cells.flatMap((cell) => cell?.[part] ?? []);
      return values.length === 0 ? null : median(values);
    };
    return {
      name,
      cells,
      tasks: cells.filter((cell) => cell !== null).length,
      epochs: over("epochs"),
      seconds: over("seconds"),
      test: over("test"),
    };
  });
}
