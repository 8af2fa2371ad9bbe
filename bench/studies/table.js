// One study as a table in Markdown: medians over the seeds, lowest to highest, and each method against the reference, seed by seed.
import { median } from "../../dist/core/statistics.js";

const HEAD = ["method", "test error", "best validation error"];

export function studyTable(study, { title, reference }) {
  const { task, plan, machine, software, startedAt, target } = study;
  const lines = [
    `## ${title}: ${task.source}`,
    "",
    `${startedAt.slice(0, 10)}, ${machine.cpu}, Node.js ${machine.node}, gradus ${software.gradus} (${software.engine}); ${plan.tuningTrials} tuning trials, ` +
      `${plan.seeds} seeds of ${plan.epochs} epochs, seed ${plan.seed}. Errors in the unit of ${task.targets.join(", ")}: median (lowest to highest).`,
    "",
    row(
      [...HEAD, `reached ${target.error?.toPrecision(3) ?? "-"}`, "epochs to it", "seconds a run"],
      reference && `against ${reference}, seeds better`,
    ),
    row(Array(6).fill("---"), reference && "---"),
  ];
  const trialsOf = (method) =>
    study.trials.filter(({ phase, method: name }) => phase === "evaluation" && name === method);
  const errors = (method) => trialsOf(method).map(({ testError }) => testError ?? Number.POSITIVE_INFINITY);
  for (const { name } of study.methods) {
    const trials = trialsOf(name);
    if (trials.length === 0) {
      lines.push(row([name, "diverged in tuning", "", "", "", ""], reference && ""));
      continue;
    }
    const summary = study.summaries.find(({ method }) => method === name);
    const validation = trials.map(({ bestValidationError }) => bestValidationError ?? Number.POSITIVE_INFINITY);
    const seconds = trials.map(({ epochs }) => epochs.at(-1)?.secondsTraining ?? 0);
    lines.push(
      row(
        [
          name,
          spread(errors(name)),
          spread(validation),
          `${summary.successes} of ${summary.seeds}`,
          summary.epochsToTarget ?? "never",
          median(seconds).toFixed(2),
        ],
        reference && (name === reference ? "" : against(errors(name), errors(reference))),
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** `last` only where there is a reference to compare with. */
function row(cells, last) {
  return `| ${[...cells, ...(last === undefined ? [] : [last])].join(" | ")} |`;
}

function against(own, other) {
  if (other.length === 0) return "";
  const better = own.filter((error, k) => error < other[k]).length;
  return `${(median(own) / median(other)).toFixed(3)}, ${better} of ${own.length}`;
}

function spread(values) {
  const short = (value) => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));
  return `${short(median(values))} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
}
