// The results as Markdown tables.
import { METHODS, PIPELINE, REFERENCE } from "./methods.mjs";
import { partsOf, TARGETS } from "./summary.mjs";

const ABLATIONS = METHODS.filter(({ group }) => group === "ablation");
const WHO = [REFERENCE, "sgd constant start", "default - sigma", PIPELINE];
const NAMES = { reached: "SGD's level", between: "half way", best: "best + 2 %" };

export function markdown({ results, summary, protocol, sessions, charts }) {
  return [
    "# Headline: every method tuned alike",
    "",
    ...preface({ results, protocol, sessions }),
    "## Summary",
    "",
    ...summaryTables(summary),
    ...charts.flatMap(({ file, title }) => [`![${title}](${file})`, ""]),
    "## Where the default loses",
    "",
    ...lossesList(summary),
    "## The default without each of its parts",
    "",
    "Epochs to SGD's level, and the test error as a multiple of the default's. Medians over the tasks, never counted as infinite.",
    "",
    ...partsTable(results, [PIPELINE, ...ABLATIONS.map(({ name }) => name)]),
    ...ABLATIONS.map(({ name, note }) => `- ${name}: ${note}.`),
    "",
    "## What does what",
    "",
    "SGD; SGD from the same start; the default without sigma; the default. The same cells.",
    "",
    ...partsTable(results, WHO),
    "## Task by task",
    "",
    ...results.flatMap((result) => taskTable(result)),
  ].join("\n");
}

function preface({ results, protocol, sessions }) {
  const last = sessions.at(-1);
  const machine = last
    ? `${last.cpu}, ${last.cores} cores, Node.js ${last.node}, gradus ${last.gradus} at ${last.commit}, engine ${last.engine}`
    : "";
  const dates = [...new Set(sessions.map(({ date }) => date.slice(0, 10)))].join(", ");
  const { hidden, batchSize, trials, seeds, robustSeeds, windows } = protocol;
  return [
    `${dates}. ${machine}. ${results.length} tasks; one layer of ${hidden} units, batches of ${batchSize}, at most ${windows ?? "3,000"} training windows.`,
    "",
    `- **Tuning.** ${trials} runs for every method, on seed 1001 alone: learning rate, clipping at norm 1 or none, gain of drawn weights, length of the run and, where the method has`,
    "  one, sigma_0. The first is the usual setting, the others are the same stratified draws for all. Of settings within 2 % of the lowest validation error the one soonest there is taken.",
    `- **Evaluation.** Seeds 1 to ${seeds}, paired. The validation error is measured before the first step (epoch 0) and then after steps that grow by 1.2, so at an eighth, a quarter and half of an epoch to a`,
    "  tenth or so, later at the end of each epoch; errors are smoothed by the median of three, and times interpolated. The test error is that of the weights that were best on validation.",
    "- **Targets.** *SGD's level*: what 9 of 10 seeds of tuned SGD with a constant rate reach within its 90 epochs; where more of them diverge, what the others reach. *Best + 2 %*: 2 % above the lowest median validation error of",
    "  all baselines and the default. *Half way*: between the first and that lowest error, in their logarithms. A harder target is never above an easier one.",
    "- **Seconds** are counted from the beginning of the start on: start (choice and fit of the highway included), plain and smoothed steps, each timed apart on one thread with warm code, the methods of",
    "  a task in turn, the fastest taken; validation is left out for all. Where the start is past the target, the start and one step count. Multiply-adds are by formula, of the start, the network and the optimiser.",
    "- **Medians** over seeds, quartiles in brackets. *never*: half of the seeds or more never reach it; it counts as infinite in ratios. *not run*: unfinished.",
    ...(robustSeeds > 0
      ? [
          `- **Robustness.** Gain and rate each a quarter, once and four times the tuned ones, seeds 1 to ${robustSeeds}: the share of these runs that reach SGD's level.`,
        ]
      : []),
    "",
  ];
}

function summaryTables({ times, tests, methods }) {
  const cell = (span) =>
    span === null
      ? "not run"
      : `${digits(span.median)} (${digits(span.least)} to ${digits(span.most)}, ${span.mostTask})`;
  return [
    "The default's time to a target as a share of another's: median over the tasks (best to worst, with the worst task). Below 1 the default is sooner; 0: its start is there, or the other never is.",
    "",
    "| against | target | epochs | seconds | tasks |",
    "|---|---|--:|--:|--:|",
    ...times.map(
      ({ rival, target, epochs, seconds }) =>
        `| ${rival} | ${NAMES[target]} | ${cell(epochs)} | ${cell(seconds)} | ${epochs?.tasks ?? 0} |`,
    ),
    "",
    "The default's test error as a multiple of another's:",
    "",
    "| against | better or within 1 % | median | best | worst |",
    "|---|--:|--:|--:|---|",
    ...tests.map(({ against, asGood, tasks, median, least, most, mostTask }) =>
      tasks === 0
        ? `| ${against} | not run | | | |`
        : `| ${against} | ${asGood} of ${tasks} tasks | ${digits(median)} | ${digits(least)} | ${digits(most)}, ${mostTask} |`,
    ),
    "",
    "Reliability: mean over the tasks of the share of seeds that reach each target, runs that diverged, and robustness.",
    "",
    `| method | ${TARGETS.map((target) => NAMES[target]).join(" | ")} | diverged | robustness | its worst task |`,
    "|---|--:|--:|--:|--:|--:|--:|",
    ...methods.map(({ name, tasks, success, diverged, robust, leastRobust, robustTasks }) => {
      if (tasks === 0) return `| ${name} | not run | | | | | |`;
      const grid =
        robust === null ? ["not run", ""] : [`${percent(robust)} (${robustTasks} tasks)`, percent(leastRobust)];
      return `| ${name} | ${success.map(percent).join(" | ")} | ${diverged} | ${grid.join(" | ")} |`;
    }),
    "",
  ];
}

function lossesList({ losses }) {
  if (losses.length === 0) return ["Nowhere, of what was run.", ""];
  return [
    ...losses.map(({ task, lost, test, linear }) => {
      const parts = lost.map(
        ({ rival, quantity, targets }) =>
          `later than ${rival} in ${quantity} to ${targets.map((target) => NAMES[target]).join(", ")}`,
      );
      if (test !== null) parts.push(`test error ${digits(test.ratio)} times that of ${test.rival}`);
      if (linear !== null) parts.push(`test error ${digits(linear)} times that of the best linear predictor`);
      return `- **${task}**: ${parts.join("; ")}.`;
    }),
    "",
  ];
}

function partsTable(results, names) {
  const cell = (one) => (one === null ? "not run" : `${digits(one.epochs)}, ${times(one.test)}`);
  return [
    `| method | median epochs | median seconds | median test | ${results.map(({ task }) => task).join(" | ")} |`,
    `|---|--:|--:|--:|${results.map(() => "--:|").join("")}`,
    ...partsOf(results, names).map(
      ({ name, cells, epochs, seconds, test }) =>
        `| ${name} | ${digits(epochs)} | ${digits(seconds)} | ${times(test)} | ${cells.map(cell).join(" | ")} |`,
    ),
    "",
  ];
}

function taskTable({ task, facts, targets, methods }) {
  const { train, validation, test, window, inputs, outputs, stepsPerEpoch, highway, linear } = facts;
  const levels =
    targets === null
      ? "no targets yet, SGD is not run"
      : TARGETS.map((name) => `${NAMES[name]} ${digits(targets[name], 4)}`).join(", ");
  const missing = methods.filter(({ isRun }) => !isRun).map(({ name }) => name);
  return [
    `### ${task}`,
    "",
    `${train} / ${validation} / ${test} windows of ${window} steps, ${inputs} in, ${outputs} out, ${stepsPerEpoch} steps an epoch; automatic highway: ${highway}. Validation errors to reach: ${levels}.`,
    "",
    "| method | rate, clip, gain, epochs, sigma_0 | reached by | epochs | steps | multiply-adds / 1e6 | seconds | half way: epochs | seconds | best + 2 %: reached by | epochs | seconds | lowest validation | test |",
    `|---|---|${"--:|".repeat(12)}`,
    ...methods.filter(({ isRun }) => isRun).map(methodRow),
    `| best linear predictor | ${linear.detail} |${" |".repeat(10)} ${digits(linear.validation, 4)} | ${digits(linear.test, 4)} |`,
    "",
    ...(missing.length > 0 ? [`Not run: ${missing.join(", ")}.`, ""] : []),
  ];
}

function methodRow({ name, setting, diverged, validation, test, targets }) {
  if (setting === null) return `| ${name} | all settings diverged |${" |".repeat(12)}`;
  const { rate, clip, gain, epochs, sigma0, decay, dropout } = setting;
  const settings = `${rate}, ${clip ?? "-"}, ${gain}, ${epochs}, ${sigma0}${decay === undefined ? "" : `, decay ${decay}`}${dropout === undefined ? "" : `, dropout ${dropout}`}`;
  const [first, second, third] = targets;
  const millions = ({ median }) => digits(median / 1e6);
  const cells = [
    ...(first
      ? [
          percent(first.success),
          range(first.epochs),
          digits(first.steps.median),
          first.multiplyAdds ? millions(first.multiplyAdds) : "-",
          range(first.seconds),
        ]
      : Array(5).fill("-")),
    ...(second ? [range(second.epochs), range(second.seconds)] : Array(2).fill("-")),
    ...(third ? [percent(third.success), range(third.epochs), range(third.seconds)] : Array(3).fill("-")),
    range(validation, 4),
    range(test, 4),
  ];
  const failed = diverged > 0 ? `, ${diverged} diverged` : "";
  return `| ${name} | ${settings}${failed} | ${cells.join(" | ")} |`;
}

function range(spread, count = 3) {
  if (spread === null) return "-";
  const { median, low, high } = spread;
  if (median === low && median === high) return digits(median, count);
  return `${digits(median, count)} (${digits(low, count)} to ${digits(high, count)})`;
}

function digits(value, count = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  if (value === Infinity) return "never";
  if (value === 0) return "0";
  if (value >= 10 ** count) return String(Math.round(value));
  return String(Number(value.toPrecision(count)));
}

function times(value) {
  if (value === null || value === undefined) return "-";
  if (value === Infinity) return "diverged";
  return value < 100 ? `${value.toFixed(3)} x` : `${value.toExponential(1)} x`;
}

function percent(share) {
  return share === null || share === undefined ? "-" : `${Math.round(100 * share)} %`;
}
