// node bench/sigma/summarise.js A.jsonl,B.jsonl TITLE REFERENCE: medians over seeds and ratios to the reference method; the runs of
// several files (one for each tuning seed) are pooled, methods that are not in all of them left out.
import { readFileSync } from "node:fs";

const [files, title, reference] = process.argv.slice(2);
const parts = files.split(",").map((file) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line)),
);
const same = (a) => (b) => a.task === b.task && a.method === b.method;
const results = parts[0]
  .filter((result) => parts.every((part) => part.some(same(result))))
  .map((result) => {
    const found = parts.map((part) => part.find(same(result)));
    return { ...result, runs: found.flatMap(({ runs }) => runs), settings: found.map(({ setting }) => setting) };
  });
const { options } = results[0];
const tasks = [...new Set(results.map(({ task }) => task))];
const methods = [...new Set(results.map(({ method }) => method))];
const find = (task, method) => results.find((result) => result.task === task && result.method === method);
const errors = (result) => result.runs.map(({ test }) => test);
const short = (value) => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));

console.log(`## ${title}\n`);
console.log(
  `${options.trials} tuning trials a method and task, then ${options.seeds} seeds of ${options.epochs} epochs, ${parts.length > 1 ? `the whole ${parts.length} times with other tuning trials, ` : ""}` +
    `${options.hiddenSize} hidden units. Test root mean squared error: median (lowest to highest) over seeds.\n`,
);
console.log(`| task | ${methods.join(" | ")} |`);
console.log(`|---|${methods.map(() => "---").join("|")}|`);
for (const task of tasks) {
  const cells = methods.map((method) => {
    const result = find(task, method);
    if (!result) return "-";
    const values = errors(result);
    return `${short(median(values))} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
  });
  console.log(`| ${task} | ${cells.join(" | ")} |`);
}
console.log(
  `\nMedian error as a multiple of ${reference}'s, and seeds on which it was lower (of ${options.seeds * parts.length}, paired):\n`,
);
console.log(`| task | ${methods.join(" | ")} |`);
console.log(`|---|${methods.map(() => "---").join("|")}|`);
for (const task of tasks) {
  const base = errors(find(task, reference));
  const cells = methods.map((method) => {
    const result = find(task, method);
    if (!result) return "-";
    const values = errors(result);
    const wins = values.filter((value, k) => value < base[k]).length;
    return method === reference ? "1" : `${(median(values) / median(base)).toFixed(3)}, ${wins}`;
  });
  console.log(`| ${task} | ${cells.join(" | ")} |`);
}
const mean = methods.map((method) => {
  const logs = tasks
    .filter((task) => find(task, method))
    .map((task) => Math.log(median(errors(find(task, method))) / median(errors(find(task, reference)))));
  return Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length).toFixed(3);
});
console.log(`| geometric mean | ${mean.join(" | ")} |`);
console.log("\nSettings chosen, and training seconds a run (mean over seeds):\n");
for (const { task, method, settings, runs } of results) {
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0) / runs.length;
  const chosen = settings.map((setting) =>
    Object.entries(setting)
      .map(([name, value]) => `${name} ${value.toPrecision(3)}`)
      .join(", "),
  );
  console.log(`- ${task}, ${method}: ${chosen.join("; ")}; ${seconds.toFixed(2)} s`);
}

function median(values) {
  const sorted = values.slice().sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
